package org.bangui.jails;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bangui.events.DaemonStateChanged;
import org.bangui.fail2ban.Fail2ban;
import org.bangui.fail2ban.JailName;
import org.bangui.jails.Verdict.Reason;
import org.bangui.server.HealthService;
import org.bangui.server.Healths;
import org.bangui.system.HostId;
import org.bangui.testing.OneHost;
import org.bangui.testing.RealFail2ban;
import org.bangui.testing.Told;
import org.bangui.testing.Until;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Each test disarms a jail of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VerdictIT {

    private static final HostId HOST = HostId.LOCAL;

    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final RealFail2ban daemon =
            RealFail2ban.installed().jails("whole", "deaf", "toothless", "blind", "seeing", "resting", "old");
    private Fail2ban fail2ban;
    private JailService jails;

    @BeforeAll
    void start() {
        daemon.start();
        fail2ban = new Fail2ban(daemon.socket(), Duration.ofSeconds(10), 10, executor);
        OneHost host = new OneHost(fail2ban, daemon);
        HealthService health = Healths.of(host, new Told<>());
        jails = Jails.of(health, host, executor);
    }

    @AfterAll
    void stop() {
        fail2ban.close();
        daemon.close();
        executor.shutdownNow();
    }

    private Verdict verdict(String jail) {
        jails.reconfigured(HOST);
        return jails.verdicts(HOST).get(new JailName(jail));
    }

    @Test
    void aJailAsTheFilesSayIsArmedAndItsLogIsReadable() {
        Verdict verdict = verdict("whole");
        assertThat(verdict.reasons()).isEmpty();
        assertThat(verdict.logFiles())
                .extracting(LogFile::path, LogFile::state)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(daemon.log("whole").toString(), LogFile.State.READABLE));
    }

    @Test
    void aJailThatLostItsRegexesIsDisarmed() {
        daemon.client("set", "deaf", "delfailregex", "0");
        assertThat(verdict("deaf").reasons()).containsExactly(new Reason(JailFault.NO_FAIL_REGEX, ""));
        assertThat(jails.disarmed(HOST)).contains(new JailName("deaf")).doesNotContain(new JailName("whole"));
    }

    @Test
    void aJailThatLostItsActionIsDisarmedAlthoughItListsBans() {
        daemon.client("set", "toothless", "delaction", "sink");
        daemon.client("set", "toothless", "banip", "192.0.2.1", "192.0.2.2");
        assertThat(verdict("toothless").reasons()).containsExactly(new Reason(JailFault.NO_ACTIONS, 2L));
    }

    @Test
    void aJailWhoseLogWasRemovedIsDisarmed() throws IOException {
        Files.delete(daemon.log("blind"));
        assertThat(verdict("blind").reasons())
                .containsExactly(
                        new Reason(JailFault.LOG_MISSING, daemon.log("blind").toString()));
    }

    @Test
    void aLogThatWasNotWrittenForAWeekIsDoubtful() throws IOException {
        Instant before = Instant.now().minus(Duration.ofDays(8));
        Files.setLastModifiedTime(daemon.log("old"), java.nio.file.attribute.FileTime.from(before));
        assertThat(verdict("old").level()).isEqualTo(Verdict.Level.DOUBTFUL);
    }

    @Test
    void theLastFailureIsReadFromTheDaemonsLog() {
        Instant start = Instant.now().minusSeconds(2);
        assertThat(verdict("seeing").lastFailure()).isNull();
        daemon.fail("seeing", "192.0.2.9");
        Until.holds("the failure is seen", () -> verdict("seeing").lastFailure() != null);
        assertThat(verdict("seeing").lastFailure()).isBetween(start, Instant.now());
    }

    @Test
    void aJailThatWasToldToRestIsDoubtfulUntilTheDaemonIsAnother() {
        jails.rests(HOST, new JailName("resting"), true);
        assertThat(verdict("resting").reasons()).containsExactly(new Reason(JailFault.RESTING, ""));
        jails.inspector.daemonChanged(new DaemonStateChanged(HOST, true));
        assertThat(verdict("resting").isArmed()).isTrue();
    }

    @Test
    void oneJailIsReadOnceForAllWhoLook() {
        JailReading reading = jails.reading(HOST, new JailName("whole"));
        assertThat(reading.verdict().isArmed()).isTrue();
        assertThat(jails.reading(HOST, new JailName("whole"))).isSameAs(reading);
    }
}
