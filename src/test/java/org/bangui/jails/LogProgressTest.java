package org.bangui.jails;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.bangui.fail2ban.JailName;
import org.bangui.jails.LogFile.State;
import org.bangui.system.HostId;
import org.junit.jupiter.api.Test;

class LogProgressTest {

    private static final Instant START = Instant.parse("2026-03-14T10:00:00Z");
    private static final JailName JAIL = new JailName("sshd");

    private final LogProgress progress = new LogProgress();

    private boolean stuck(long size, int changedAt, Long position, int now) {
        LogFile file = new LogFile("/var/log/auth.log", State.READABLE, size, START.plusSeconds(changedAt));
        return progress.isStuck(HostId.LOCAL, JAIL, file, position, START.plusSeconds(now));
    }

    @Test
    void aLogThatGrowsAndIsNotReadOnIsStuck() {
        assertThat(stuck(200, 0, 100L, 0)).isFalse();
        assertThat(stuck(300, 60, 100L, 90)).isFalse();
        assertThat(stuck(300, 60, 100L, 125)).isTrue();
    }

    @Test
    void whatCameWithinTheSecondsInWhichNothingIsNotedMayHaveBeenRead() {
        assertThat(stuck(200, 0, 100L, 0)).isFalse();
        assertThat(stuck(300, 10, 100L, 600)).isFalse();
    }

    @Test
    void aLogThatIsReadOnIsWatchedAnew() {
        assertThat(stuck(200, 0, 100L, 0)).isFalse();
        assertThat(stuck(400, 60, 300L, 125)).isFalse();
        assertThat(stuck(400, 60, 300L, 900)).isFalse();
        assertThat(stuck(400, 60, 400L, 950)).isFalse();
    }

    @Test
    void nothingIsSaidOfALogWhosePlaceNobodyWroteDown() {
        assertThat(stuck(200, 0, null, 0)).isFalse();
        assertThat(stuck(300, 60, null, 900)).isFalse();
    }
}
