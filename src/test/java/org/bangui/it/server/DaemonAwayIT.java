package org.bangui.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.bangui.testing.RealFail2ban;
import org.bangui.testing.RunningBanGui;
import org.bangui.testing.Until;
import org.bangui.testing.WebClient;
import org.bangui.testing.WebClient.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** fail2ban goes and comes back. */
@ExtendWith(RunningBanGui.class)
class DaemonAwayIT {

    private static final Duration A_HEALTH_CHECK = Duration.ofSeconds(60);

    @BeforeAll
    static void fail2banGoes(RealFail2ban fail2ban) {
        fail2ban.kill();
    }

    @AfterAll
    static void fail2banComesBackAndIsSeen(RealFail2ban fail2ban, WebClient client) {
        fail2ban.start();
        Until.holds(A_HEALTH_CHECK, "the status is online", () -> online(client));
    }

    @Test
    void aBanSaysThatFail2banIsAway(WebClient client) {
        Answer answer = client.post("/api/bans/ban", "{\"jail\":\"sshd\",\"ip\":\"203.0.113.50\"}");
        assertThat(answer.expect(502).detail()).isNotBlank().doesNotContain("Exception");
        assertThat(answer.header("Content-Type").orElse("")).startsWith("application/problem+json");
    }

    @Test
    void theStatusTurnsOfflineWithinAHealthCheck(WebClient client) {
        Until.holds(A_HEALTH_CHECK, "the status is offline", () -> !online(client));
    }

    @Test
    void theArchiveIsStillShown(WebClient client) {
        client.get("/api/dashboard/bans?range=24h").expect(200);
        client.get("/api/dashboard/bans/trend?range=24h").expect(200);
    }

    @Test
    void pagesStillCome(WebClient client) {
        assertThat(client.get("/").status()).isEqualTo(200);
        assertThat(client.get("/jails").status()).isEqualTo(200);
        assertThat(client.get("/jails/sshd").status()).isEqualTo(200);
    }

    private static boolean online(WebClient client) {
        return client.get("/api/dashboard/status").expect(200).json().getBoolean("online");
    }
}
