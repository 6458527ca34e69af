package org.bangui.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.bangui.testing.RealFail2ban;
import org.bangui.testing.RunningBanGui;
import org.bangui.testing.Until;
import org.bangui.testing.WebClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Starting, stopping and reloading jails over the API never leaves one without what it is made of. */
@ExtendWith(RunningBanGui.class)
class JailControlIT {

    private static final String JAIL = "/api/jails/nginx-http-auth";
    private static final int CLIENTS = 20;

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
    void twentyReloadsOfAllAtOnceLeaveEveryJailAsItWas(WebClient client, RealFail2ban fail2ban) throws Exception {
        client.post("/api/bans/ban", "{\"jail\":\"postfix\",\"ip\":\"203.0.113.250\"}")
                .expect(200);
        List<String> before = madeOf(fail2ban, "sshd", "nginx-http-auth", "postfix");
        ExecutorService pool = Executors.newFixedThreadPool(CLIENTS);
        try {
            Callable<Integer> reload =
                    () -> client.post("/api/jails/reload-all", "").status();
            for (Future<Integer> done :
                    pool.invokeAll(Stream.generate(() -> reload).limit(CLIENTS).toList())) {
                assertThat(done.get()).isEqualTo(204);
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(madeOf(fail2ban, "sshd", "nginx-http-auth", "postfix")).isEqualTo(before);
        Until.holds("the ban is there", () -> fail2ban.client("get", "postfix", "banip")
                .contains("203.0.113.250"));
    }

    private static List<String> madeOf(RealFail2ban fail2ban, String... jails) {
        return Stream.of(jails)
                .flatMap(jail -> Stream.of("failregex", "logpath", "actions")
                        .map(property -> fail2ban.client("get", jail, property)))
                .toList();
    }
}
