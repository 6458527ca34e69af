package org.bangui.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bangui.testing.RunningBanGui;
import org.bangui.testing.WebClient;
import org.bangui.testing.WebClient.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What stands in the header of every kind of answer. */
@ExtendWith(RunningBanGui.class)
class HeadersIT {

    private static final Pattern RESOURCE = Pattern.compile("(?:href|src)=\"(/jakarta\\.faces\\.resource/[^\"]+)\"");
    private static final Pattern VENDOR =
            Pattern.compile("payara|glassfish|grizzly|mojarra|jersey|eclipse|weld|hibernate", Pattern.CASE_INSENSITIVE);

    static Stream<String> everyKindOfAnswer() {
        return Stream.of(
                "/login",
                "/",
                "/jails",
                "/no-such-page",
                "/no-such-page.xhtml",
                "/api/jails",
                "/api/no-such-route",
                "/api/jails/no-such-jail",
                "/api/bans/banned?page=x",
                "/api/health",
                "/jakarta.faces.resource/no-such-resource.css",
                "/jails.xhtml?page=%00",
                "STATIC");
    }

    @ParameterizedTest
    @MethodSource("everyKindOfAnswer")
    void everyAnswerIsHardened(String path, WebClient client) {
        Answer answer = ask(client, path);
        assertThat(answer.header("Content-Security-Policy").orElse(""))
                .contains("default-src", "frame-ancestors 'none'")
                .doesNotContain("script-src 'unsafe-inline'", "unsafe-eval");
        assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.header("Referrer-Policy")).contains("no-referrer");
        assertThat(answer.header("Permissions-Policy")).isPresent();
        assertThat(answer.response().headers().allValues("X-Frame-Options")).containsExactly("DENY");
        assertThat(answer.response().headers().allValues("Content-Security-Policy"))
                .hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("everyKindOfAnswer")
    void noAnswerNamesTheServerOrAFramework(String path, WebClient client) {
        Answer answer = ask(client, path);
        assertThat(answer.header("Server")).isEmpty();
        assertThat(answer.header("X-Powered-By")).isEmpty();
        if (!path.equals("STATIC")) {
            assertThat(VENDOR.matcher(answer.body()).results().map(found -> found.group()))
                    .isEmpty();
        }
        assertThat(answer.body()).doesNotContain("\tat org.", "Exception:");
    }

    @ParameterizedTest
    @MethodSource("everyKindOfAnswer")
    void everyAnswerCarriesACorrelationId(String path, WebClient client) {
        assertThat(ask(client, path).header("X-Correlation-ID")).isPresent();
    }

    @Test
    void dataIsNotCached(WebClient client) {
        assertThat(client.get("/api/jails").header("Cache-Control").orElse("")).contains("no-store");
        assertThat(client.get("/jails").header("Cache-Control").orElse("")).contains("no-store");
    }

    @Test
    void styleSheetsAndScriptsAreCached(WebClient client) {
        assertThat(ask(client, "STATIC").header("Cache-Control").orElse("")).doesNotContain("no-store");
    }

    @Test
    void theScriptNonceIsNewInEveryAnswer(WebClient client) {
        assertThat(nonce(client.get("/jails"))).isNotEqualTo(nonce(client.get("/jails")));
    }

    private static String nonce(Answer page) {
        Matcher nonce = Pattern.compile("'nonce-([^']+)'")
                .matcher(page.header("Content-Security-Policy").orElseThrow());
        assertThat(nonce.find()).as("nonce in the policy").isTrue();
        return nonce.group(1);
    }

    private static Answer ask(WebClient client, String path) {
        return client.get(path.equals("STATIC") ? someStyleSheet(client) : path);
    }

    private static String someStyleSheet(WebClient client) {
        Matcher resource = RESOURCE.matcher(client.get("/login").body());
        assertThat(resource.find()).as("a resource of the login page").isTrue();
        return resource.group(1).replace("&amp;", "&");
    }
}
