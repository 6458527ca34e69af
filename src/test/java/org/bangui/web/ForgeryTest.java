package org.bangui.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForgeryTest {

    @ParameterizedTest
    @CsvSource({
        "http://bangui.example:8080, bangui.example:8080, false",
        "https://bangui.example, bangui.example, false",
        "https://bangui.example:443, bangui.example, false",
        "https://BanGUI.example, bangui.example, false",
        "http://evil.example, bangui.example, true",
        "http://bangui.example.evil.example, bangui.example, true",
        "http://bangui.example:81, bangui.example, true",
        "http://bangui.example@evil.example, bangui.example, true",
        "null, bangui.example, true",
        "'', bangui.example, true"
    })
    void aPostFromAnotherOriginIsTold(String origin, String host, boolean elsewhere) {
        assertThat(Forgery.comesFromElsewhere(Requests.to("POST")
                        .header("Origin", origin)
                        .header("Host", host)
                        .build()))
                .isEqualTo(elsewhere);
    }

    @ParameterizedTest
    @CsvSource({"same-origin, false", "none, false", "same-site, true", "cross-site, true", "else, true"})
    void whatTheBrowserSaysOfTheSiteIsTaken(String site, boolean elsewhere) {
        assertThat(Forgery.comesFromElsewhere(
                        Requests.to("DELETE").header("Sec-Fetch-Site", site).build()))
                .isEqualTo(elsewhere);
    }

    @Test
    void aLinkFromElsewhereMayLeadIn() {
        assertThat(Forgery.comesFromElsewhere(Requests.to("GET")
                        .header("Sec-Fetch-Site", "cross-site")
                        .build()))
                .isFalse();
    }

    @Test
    void aPushConnectionFromElsewhereIsTold() {
        assertThat(Forgery.comesFromElsewhere(Requests.to("GET")
                        .header("Upgrade", "websocket")
                        .header("Origin", "http://evil.example")
                        .header("Host", "bangui.example")
                        .build()))
                .isTrue();
    }

    @Test
    void aScriptWithoutABrowserIsNotTold() {
        assertThat(Forgery.comesFromElsewhere(Requests.to("POST").build())).isFalse();
    }
}
