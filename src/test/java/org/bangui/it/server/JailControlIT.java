package org.bangui.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bangui.testing.RealFail2ban;
import org.bangui.testing.RunningBanGui;
import org.bangui.testing.WebClient;
import org.bangui.testing.WebClient.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Starting, stopping and reloading jails over the API never leaves one without what it is made of. */
@ExtendWith(RunningBanGui.class)
class JailControlIT {

    private static final String JAIL = "/api/jails/nginx-http-auth";

    @Test
    void aStoppedJailStartsAgainWithAllItIsMadeOf(WebClient client, RealFail2ban fail2ban) {
        List<String> before = madeOf(fail2ban, "nginx-http-auth");
        client.post(JAIL + "/stop", "").expect(204);
        assertThat(fail2ban.client("status")).doesNotContain("nginx-http-auth");
        client.post(JAIL + "/start", "").expect(204);
        assertThat(madeOf(fail2ban, "nginx-http-auth")).isEqualTo(before);
    }

    @Test
    void startingAJailThatRunsLeavesItAlone(WebClient client, RealFail2ban fail2ban) {
        List<String> actions = fail2ban.actions();
        client.post(JAIL + "/start", "").expect(204);
        assertThat(fail2ban.actions()).isEqualTo(actions);
    }

    @Test
    void aReloadedJailIsWhatItWas(WebClient client, RealFail2ban fail2ban) {
        List<String> before = madeOf(fail2ban, "nginx-http-auth");
        client.post(JAIL + "/reload", "").expect(204);
        assertThat(madeOf(fail2ban, "nginx-http-auth")).isEqualTo(before);
    }

    @Test
    void aJailRestsAndGoesOn(WebClient client) {
        client.post(JAIL + "/idle", "{\"on\": true}").expect(204);
        client.post(JAIL + "/idle", "{\"on\": false}").expect(204);
    }

    @Test
    void aReloadOfTheConfigurationLeavesEveryJailAsItWas(WebClient client, RealFail2ban fail2ban) {
        List<String> before = madeOf(fail2ban, "nginx-http-auth");
        client.post("/api/config/reload", "").expect(204);
        assertThat(madeOf(fail2ban, "nginx-http-auth")).isEqualTo(before);
    }

    @Test
    void aJailThatNobodyDefinesIsNotFound(WebClient client) {
        client.post("/api/jails/none/start", "").expect(404);
        client.post("/api/jails/none/stop", "").expect(404);
        client.post("/api/jails/none/reload", "").expect(404);
        client.post("/api/jails/none/idle", "{\"on\": true}").expect(404);
    }

    @Test
    void aStoppedJailIsListedAsInactiveWithTheReason(WebClient client) {
        client.post(JAIL + "/stop", "").expect(204);
        try {
            Map<String, JsonObject> jails = client.get("/api/jails").expect(200).json().getJsonArray("jails").stream()
                    .map(JsonValue::asJsonObject)
                    .collect(Collectors.toMap(jail -> jail.getString("name"), Function.identity()));
            assertThat(jails.get("sshd").getBoolean("active")).isTrue();
            assertThat(jails.get("nginx-http-auth").getBoolean("active")).isFalse();
            assertThat(jails.get("nginx-http-auth").getString("reason")).startsWith("It was stopped.");
        } finally {
            client.post(JAIL + "/start", "").expect(204);
        }
    }

    @Test
    void aFileThatWouldKeepFail2banDownIsToldAndNothingIsTouched(WebClient client, RealFail2ban fail2ban)
            throws IOException {
        Path file = fail2ban.configDir().resolve("jail.local");
        Files.writeString(file, "[postfix]\nfailregex = ^(<HOST>\n");
        try {
            long pid = fail2ban.pid();
            List<String> before = madeOf(fail2ban, "postfix");
            for (String order : List.of("/api/config/restart", "/api/config/reload", "/api/jails/postfix/reload")) {
                assertThat(client.post(order, "").expect(409).detail()).contains("postfix");
            }
            assertThat(ProcessHandle.of(pid)).get().matches(ProcessHandle::isAlive);
            assertThat(madeOf(fail2ban, "postfix")).isEqualTo(before);
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void aRestartBringsEveryJailBackOrSaysWhatToDo(WebClient client, RealFail2ban fail2ban) throws IOException {
        List<String> before = madeOf(fail2ban, "sshd", "nginx-http-auth");
        try {
            Files.delete(fail2ban.startCommand());
            Answer down = client.post("/api/config/restart", "").expect(503);
            assertThat(down.detail()).contains("cannot be run here");
            assertThat(down.header("Retry-After")).isPresent();
            assertThat(fail2ban.startCommand()).isExecutable();
            client.post("/api/config/restart", "").expect(204);
            assertThat(madeOf(fail2ban, "sshd", "nginx-http-auth")).isEqualTo(before);
        } finally {
            fail2ban.takeBack();
        }
    }

    private static List<String> madeOf(RealFail2ban fail2ban, String... jails) {
        return Stream.of(jails)
                .flatMap(jail -> Stream.of("failregex", "logpath", "actions")
                        .map(property -> fail2ban.client("get", jail, property)))
                .toList();
    }
}
