package org.bangui.it.fail2ban;

import static org.assertj.core.api.Assertions.assertThat;

import org.bangui.testing.RealFail2ban;
import org.bangui.testing.Until;
import org.junit.jupiter.api.Test;

class RealFail2banIT {

    @Test
    void linesInALogLeadToABan() {
        try (RealFail2ban daemon = RealFail2ban.installed()
                .jails("sshd", "nginx-http-auth", "postfix", "recidive", "lab")
                .start()) {
            daemon.attack("sshd", "192.0.2.10");
            daemon.attack("nginx-http-auth", "2001:db8::7");
            daemon.attack("postfix", "192.0.2.12");
            daemon.attack("recidive", "192.0.2.13");
            daemon.attack("lab", "192.0.2.14");
            Until.holds(
                    "five bans",
                    () -> daemon.actions().stream()
                                    .filter(a -> a.startsWith("ban "))
                                    .count()
                            == 5);
            assertThat(daemon.client("get", "sshd", "banip")).isEqualTo("192.0.2.10");
        }
    }

    @Test
    void theNextReleaseRunsToo() {
        try (RealFail2ban daemon = RealFail2ban.next().start()) {
            assertThat(daemon.client("version")).startsWith("1.1.");
        }
    }
}
