package org.bangui.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.bangui.testing.BanGuiServer;
import org.bangui.testing.RealFail2ban;
import org.bangui.testing.RunningBanGui;
import org.bangui.testing.WebClient;
import org.bangui.testing.WebClient.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong over the API is told as a problem: status, one sentence, correlation id. */
@ExtendWith(RunningBanGui.class)
class ProblemsIT {

    private static final String GOOD = "{\"jail\":\"sshd\",\"ip\":\"203.0.113.1\"}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "",
                "[]",
                "null",
                "7",
                "{\"jail\":7,\"ip\":[]}",
                "{\"jail\":{},\"ip\":{}}",
                "{\"ips\":[[[[[]]]]]}"
            })
    void aBodyThatMakesNoSenseIsMalformed(String body, WebClient client) {
        problem(client.post("/api/bans/ban", body), 400);
    }

    @Test
    void aMemberNobodyKnowsIsNamed(WebClient client, RealFail2ban fail2ban) {
        List<String> before = fail2ban.actions();
        JsonObject problem = problem(
                client.post("/api/bans/ban", "{\"jail\":\"sshd\",\"ip\":\"203.0.113.2\",\"colour\":\"red\"}"), 400);
        assertThat(problem.toString()).contains("colour");
        assertThat(fail2ban.actions()).isEqualTo(before);
    }

    @Test
    void noSessionIsAProblem(BanGuiServer server) {
        problem(server.client().get("/api/jails"), 401);
    }

    @Test
    void aForgedRequestIsAProblem(WebClient client) {
        problem(client.send("POST", "/api/bans/ban", GOOD, "Content-Type", "application/json"), 403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/no-such-route",
                "/api/jails/no-such-jail",
                "/api/jails?host=elsewhere",
                "/api/dashboard/status?host=elsewhere"
            })
    void whatIsNotThereIsNotFound(String path, WebClient client) {
        problem(client.get(path), 404);
    }

    @Test
    void aMethodThatIsNotThereIsAProblem(WebClient client) {
        problem(client.put("/api/jails", "{}"), 405);
    }

    @Test
    void aBodyThatIsNoJsonIsAProblem(WebClient client) {
        problem(client.send("POST", "/api/bans/ban", GOOD, "Content-Type", "text/plain", "X-BanGUI-Request", "1"), 415);
    }

    @Test
    void anAddressThatIsNoneNamesItsField(WebClient client) {
        JsonObject problem = problem(client.post("/api/bans/ban", "{\"jail\":\"sshd\",\"ip\":\"not-an-ip\"}"), 422);
        assertThat(problem.getString("detail")).contains("not-an-ip");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/dashboard/bans?range=forever", "/api/bans/banned?page=x", "/api/dashboard/bans?origin=mars"
            })
    void aQueryThatMakesNoSenseIsAProblem(String path, WebClient client) {
        Answer answer = client.get(path);
        assertThat(answer.status()).as(answer.body()).isIn(400, 422);
        problem(answer, answer.status());
    }

    @Test
    void aBodyTooLargeIsAProblem(WebClient client) {
        String body = "{\"jail\":\"" + "x".repeat(5_000_000) + "\"}";
        Answer answer = client.post("/api/bans/ban", body);
        assertThat(answer.status()).isIn(400, 413, 422);
        assertThat(answer.body().length()).isLessThan(5_000);
    }

    @Test
    void theCorrelationIdOfTheCallerIsTakenOver(WebClient client) {
        String id = UUID.randomUUID().toString();
        Answer answer = client.get("/api/no-such-route", "X-Correlation-ID", id);
        assertThat(answer.header("X-Correlation-ID")).contains(id);
        assertThat(answer.json().getString("correlation_id")).isEqualTo(id);
    }

    @Test
    void aCorrelationIdThatIsNoneIsReplaced(WebClient client) {
        Answer answer = client.get("/api/no-such-route", "X-Correlation-ID", "<script>");
        assertThat(UUID.fromString(answer.header("X-Correlation-ID").orElseThrow()))
                .isNotNull();
    }

    @Test
    void hostileInputComesBackAsDataOnly(WebClient client) {
        Answer answer = client.get("/api/jails/%3Cscript%3Ealert(1)%3C%2Fscript%3E");
        assertThat(answer.header("Content-Type").orElseThrow()).startsWith("application/problem+json");
    }

    private static JsonObject problem(Answer answer, int status) {
        answer.expect(status);
        assertThat(answer.header("Content-Type").orElse("")).startsWith("application/problem+json");
        JsonObject problem = answer.json();
        assertThat(problem).containsKeys("type", "title", "status", "detail", "correlation_id");
        assertThat(problem.getInt("status")).isEqualTo(status);
        assertThat(problem.getString("detail")).isNotBlank().doesNotContain("Exception", "org.", "java.");
        assertThat(answer.header("X-Correlation-ID")).contains(problem.getString("correlation_id"));
        return problem;
    }
}
