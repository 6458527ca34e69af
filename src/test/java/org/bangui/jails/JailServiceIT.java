package org.bangui.jails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bangui.fail2ban.Fail2ban;
import org.bangui.fail2ban.Fail2banException;
import org.bangui.fail2ban.JailName;
import org.bangui.server.HealthService;
import org.bangui.server.Healths;
import org.bangui.system.HostId;
import org.bangui.system.UnknownHostIdException;
import org.bangui.testing.OneHost;
import org.bangui.testing.RealFail2ban;
import org.bangui.testing.Told;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JailServiceIT {

    private static final HostId HOST = HostId.LOCAL;

    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final RealFail2ban daemon =
            RealFail2ban.installed().jails("sshd", "lab").start();
    private Fail2ban fail2ban;
    private JailService jails;

    @BeforeEach
    void wire() {
        fail2ban = new Fail2ban(daemon.socket(), Duration.ofSeconds(10), 10, executor);
        HealthService health = Healths.of(new OneHost(fail2ban), new Told<>());
        jails = Jails.of(health, executor);
    }

    @AfterEach
    void stop() {
        fail2ban.close();
        daemon.close();
        executor.shutdownNow();
    }

    @Test
    void theSnapshotHoldsEveryJail() {
        assertThat(jails.snapshot(HOST).jails())
                .extracting(jail -> jail.name().value())
                .containsExactly("lab", "sshd");
    }

    @Test
    void manyWhoLookShareOneSnapshot() throws Exception {
        List<Future<JailSnapshot>> looks = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            looks.add(executor.submit(() -> jails.snapshot(HOST)));
        }
        JailSnapshot first = looks.get(0).get();
        for (Future<JailSnapshot> look : looks) {
            assertThat(look.get()).isSameAs(first);
        }
    }

    @Test
    void afterAChangeTheSnapshotIsANewOne() {
        JailSnapshot before = jails.snapshot(HOST);
        jails.changed(HOST);
        assertThat(jails.snapshot(HOST)).isNotSameAs(before);
    }

    @Test
    void whileTheDaemonHangsTheLastSnapshotIsGivenOutWithItsAge() {
        JailSnapshot before = jails.snapshot(HOST);
        daemon.freeze();
        jails.changed(HOST);
        assertThat(jails.snapshot(HOST)).isSameAs(before);
    }

    @Test
    void aDaemonThatIsGoneIsToldButTheLastSnapshotIsKept() {
        JailSnapshot before = jails.snapshot(HOST);
        daemon.kill();
        jails.changed(HOST);
        assertThatThrownBy(() -> jails.snapshot(HOST)).isInstanceOf(Fail2banException.Unreachable.class);
        assertThat(jails.lastSnapshot(HOST)).containsSame(before);
    }

    @Test
    void aJailIsReadLive() {
        assertThat(jails.jail(HOST, new JailName("sshd")).actions()).containsExactly("sink");
    }

    @Test
    void whileTheDaemonHangsAJailIsShownAsItWasLast() {
        JailReading before = jails.reading(HOST, new JailName("sshd"));
        daemon.freeze();
        jails.changed(HOST);
        assertThat(jails.reading(HOST, new JailName("sshd"))).isSameAs(before);
    }

    @Test
    void aJailThatDoesNotRunIsUnknown() {
        assertThatThrownBy(() -> jails.reading(HOST, new JailName("none"))).isInstanceOf(UnknownJailException.class);
        assertThatThrownBy(() -> jails.jail(HOST, new JailName("none"))).isInstanceOf(UnknownJailException.class);
        assertThatThrownBy(() -> jails.running(HOST, "../etc")).isInstanceOf(UnknownJailException.class);
        assertThatThrownBy(() -> jails.running(HOST, null)).isInstanceOf(UnknownJailException.class);
    }

    @Test
    void aJailThatJustStartedIsKnownAtOnce() {
        jails.snapshot(HOST);
        daemon.client("add", "fresh", "polling");
        daemon.client("start", "fresh");
        assertThat(jails.running(HOST, "fresh")).isEqualTo(new JailName("fresh"));
    }

    @Test
    void anUnknownHostIsRefused() {
        assertThatThrownBy(() -> jails.snapshot(new HostId("other"))).isInstanceOf(UnknownHostIdException.class);
    }
}
