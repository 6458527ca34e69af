package org.bangui.jails;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bangui.events.DaemonStateChanged;
import org.bangui.fail2ban.Fail2ban;
import org.bangui.fail2ban.JailName;
import org.bangui.fail2ban.history.LogPositions;
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
            release().jails("whole", "deaf", "toothless", "blind", "seeing", "resting", "old", "idle", "late");
    private Fail2ban fail2ban;
    private JailService jails;

    RealFail2ban release() {
        return RealFail2ban.installed();
    }

    @BeforeAll
    void start() throws IOException {
        Path overrides = Files.createDirectories(daemon.configDir().resolve("jail.d"));
        Path logs = daemon.log("late").resolveSibling("late*.log");
        Files.writeString(overrides.resolve("late.conf"), "[late]\nlogpath = " + logs + "\n");
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
        Files.setLastModifiedTime(daemon.log("old"), FileTime.from(before));
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
    void aJailThatSomebodyElseToldToRestIsKnownByItsLogThatGrowsUnread() throws IOException {
        daemon.fail("idle", "192.0.2.30");
        Path database = daemon.database();
        Until.holds("fail2ban writes down how far it is", () -> positionIn(database, "idle") != null);
        daemon.client("set", "idle", "idle", "on");
        Instant start = Instant.now();
        daemon.fail("idle", "192.0.2.31");
        assertThat(verdict("idle").isArmed()).isTrue();
        Files.setLastModifiedTime(daemon.log("idle"), FileTime.from(start.plusSeconds(60)));
        jails.inspector.clock = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(3));
        assertThat(verdict("idle").reasons())
                .containsExactly(
                        new Reason(JailFault.LOG_UNREAD, daemon.log("idle").toString()));
        jails.inspector.clock = Clock.systemUTC();
    }

    private Long positionIn(Path database, String jail) {
        return LogPositions.read(database)
                .in(new JailName(jail), daemon.log(jail).toString());
    }

    @Test
    void aLogThatCameAfterTheJailWasLoadedIsToldUntilItIsLoadedAgain() throws IOException {
        Path late = daemon.log("late").resolveSibling("late-second.log");
        Files.createFile(late);
        assertThat(verdict("late").reasons()).containsExactly(new Reason(JailFault.LOG_NOT_FOLLOWED, late.toString()));
        daemon.client("reload", "late");
        assertThat(verdict("late").isArmed()).isTrue();
        daemon.client("set", "late", "addlogpath", daemon.log("whole").toString());
        assertThat(verdict("late").reasons())
                .containsExactly(new Reason(
                        JailFault.LOG_NOT_IN_FILES, daemon.log("whole").toString()));
    }

    @Test
    void oneJailIsReadOnceForAllWhoLook() {
        JailReading reading = jails.reading(HOST, new JailName("whole"));
        assertThat(reading.verdict().isArmed()).isTrue();
        assertThat(jails.reading(HOST, new JailName("whole"))).isSameAs(reading);
    }
}
