package org.bangui.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bangui.events.DaemonStateChanged;
import org.bangui.fail2ban.Fail2ban;
import org.bangui.fail2ban.Fail2banException;
import org.bangui.system.HostId;
import org.bangui.system.UnknownHostIdException;
import org.bangui.testing.OneHost;
import org.bangui.testing.RealFail2ban;
import org.bangui.testing.Told;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HealthServiceIT {

    private static final HostId HOST = HostId.LOCAL;

    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final RealFail2ban daemon = RealFail2ban.installed().jails("sshd").start();
    private final Told<DaemonStateChanged> told = new Told<>();
    private Fail2ban fail2ban;
    private HealthService health;

    @BeforeEach
    void connect() {
        fail2ban = new Fail2ban(daemon.socket(), Duration.ofSeconds(2), 10, executor);
        health = Healths.of(new OneHost(fail2ban), told);
    }

    @AfterEach
    void stop() {
        fail2ban.close();
        daemon.close();
        executor.shutdownNow();
    }

    @Test
    void nothingIsClaimedBeforeTheFirstCheck() {
        DaemonState state = health.state(HOST);
        assertThat(state.online()).isFalse();
        assertThat(state.problem()).isEqualTo("fail2ban was not asked yet.");
        assertThat(health.away(HOST)).isFalse();
    }

    @Test
    void aRunningDaemonIsOnlineWithItsVersion() {
        DaemonState state = health.check(HOST);
        assertThat(state.online()).isTrue();
        assertThat(state.version()).startsWith("1.");
        assertThat(state.problem()).isNull();
        assertThat(health.state(HOST)).isEqualTo(state);
    }

    @Test
    void comingAndGoingIsToldOnce() {
        health.check(HOST);
        health.check(HOST);
        daemon.kill();
        health.check(HOST);
        health.check(HOST);
        daemon.start();
        health.check(HOST);
        assertThat(told.events())
                .containsExactly(
                        new DaemonStateChanged(HOST, true),
                        new DaemonStateChanged(HOST, false),
                        new DaemonStateChanged(HOST, true));
    }

    @Test
    void aDaemonThatWasReplacedBetweenTwoChecksIsTold() {
        health.check(HOST);
        daemon.kill();
        daemon.start();
        health.check(HOST);
        assertThat(told.events())
                .containsExactly(new DaemonStateChanged(HOST, true), new DaemonStateChanged(HOST, true));
    }

    @Test
    void anAbsentDaemonIsToldWithWhatToDo() {
        daemon.stop();
        DaemonState state = health.check(HOST);
        assertThat(state.online()).isFalse();
        assertThat(state.problem()).contains(daemon.socket().toString());
    }

    @Test
    void aHungDaemonIsOffline() {
        daemon.freeze();
        assertThat(health.check(HOST).online()).isFalse();
        daemon.thaw();
        assertThat(health.check(HOST).online()).isTrue();
    }

    @Test
    void aQuestionWithoutAnswerIsKnownAtOnce() {
        health.check(HOST);
        daemon.kill();
        assertThatThrownBy(() -> health.ask(HOST, Fail2ban::jails)).isInstanceOf(Fail2banException.Unreachable.class);
        assertThat(health.away(HOST)).isTrue();
    }

    @Test
    void anAnswerAfterSilenceIsKnownAtOnce() {
        daemon.kill();
        health.check(HOST);
        daemon.start();
        health.ask(HOST, Fail2ban::jails);
        assertThat(health.state(HOST).online()).isTrue();
    }

    @Test
    void anUnknownHostIsRefused() {
        HostId other = new HostId("other");
        assertThatThrownBy(() -> health.state(other)).isInstanceOf(UnknownHostIdException.class);
        assertThatThrownBy(() -> health.check(other)).isInstanceOf(UnknownHostIdException.class);
    }
}
