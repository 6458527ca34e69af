package org.bangui.auth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class NextPageTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/jails", "/jails/sshd?search=192.0.2.1&page=2", "/history/2001:db8::1", "/jails/a%20b"})
    void aPageOfThisConsoleIsKept(String wish) {
        assertThat(new NextPage(wish).path()).isEqualTo(wish);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "jails",
                "//evil.example",
                "/\\evil.example",
                "/%5Cevil.example",
                "/%2Fevil.example",
                "https://evil.example",
                "javascript:alert(1)",
                "/a\r\nSet-Cookie: x=y",
                "/a%0d%0aSet-Cookie: x=y",
                "/jails\"><script>",
                "/a//b",
                "/\tevil"
            })
    void anyOtherWishLeadsToTheStartPage(String wish) {
        assertThat(new NextPage(wish).path()).isEqualTo("/");
    }
}
