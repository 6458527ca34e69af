package org.bangui.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bangui.fail2ban.Fail2ban;
import org.bangui.fail2ban.JailName;
import org.bangui.history.BanFilter;
import org.bangui.history.Histories;
import org.bangui.jails.Jails;
import org.bangui.net.Cidr;
import org.bangui.server.HealthService;
import org.bangui.server.Healths;
import org.bangui.system.HostId;
import org.bangui.system.TimeRange;
import org.bangui.testing.MovableClock;
import org.bangui.testing.OneHost;
import org.bangui.testing.RealFail2ban;
import org.bangui.testing.Told;
import org.bangui.testing.Until;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DashboardServiceIT {

    private static final HostId HOST = HostId.LOCAL;

    @TempDir
    Path home;

    private final MovableClock clock =
            new MovableClock(DaemonSlot.startOf(Instant.now()).toString());
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final RealFail2ban daemon =
            RealFail2ban.installed().jail("deaf", "").start();
    private Fail2ban fail2ban;
    private HealthService health;
    private Histories histories;
    private DashboardService dashboard;

    @BeforeEach
    void wire() {
        fail2ban = new Fail2ban(daemon.socket(), Duration.ofSeconds(10), 10, executor);
        OneHost hosts = new OneHost(fail2ban);
        health = Healths.of(hosts, new Told<>());
        histories = new Histories(home, fail2ban, hosts, health, new Told<>());
        dashboard = new DashboardService();
        dashboard.health = health;
        dashboard.jails = Jails.of(health, executor);
        dashboard.history = histories.service();
        dashboard.clock = clock;
        dashboard.slots = new DaemonSlotRepository();
        dashboard.slots.database = histories.database();
        health.check(HOST);
    }

    @AfterEach
    void stop() {
        histories.close();
        fail2ban.close();
        daemon.close();
        executor.shutdownNow();
    }

    private BanFilter lastDay() {
        return new BanFilter(
                HOST, TimeRange.last(Duration.ofDays(1), Instant.now().plusSeconds(2)), null, null);
    }

    private void ban(String jail, String... addresses) {
        fail2ban.ban(
                new JailName(jail), List.of(addresses).stream().map(Cidr::parse).toList());
        histories.service().sync(HOST);
    }

    @Test
    void theDaemonIsToldInNumbers() {
        ban("sshd", "192.0.2.1", "192.0.2.2");
        daemon.fail("sshd", "192.0.2.9");
        Until.holds("the failure is counted", () -> dashboard.status(HOST).totalFailed() == 1);
        DashboardStatus status = dashboard.status(HOST);
        assertThat(status.online()).isTrue();
        assertThat(status.activeJails()).isEqualTo(3);
        assertThat(status.currentlyBanned()).isEqualTo(2);
        assertThat(status.currentlyFailed()).isEqualTo(1);
    }

    @Test
    void aDaemonThatIsAwayKeepsItsLastNumbers() {
        ban("sshd", "192.0.2.1");
        Until.holds("the ban is counted", () -> dashboard.status(HOST).currentlyBanned() == 1);
        daemon.kill();
        health.check(HOST);
        DashboardStatus status = dashboard.status(HOST);
        assertThat(status.online()).isFalse();
        assertThat(status.currentlyBanned()).isEqualTo(1);
    }

    @Test
    void aDaemonThatNeverAnsweredIsNoError() {
        daemon.kill();
        assertThat(dashboard.status(HOST).activeJails()).isZero();
        assertThat(dashboard.tiles(lastDay()).takenAt()).isNull();
    }

    @Test
    void theTilesCountBansNowAndInTheRangeAndBefore() {
        ban("sshd", "192.0.2.1", "192.0.2.2");
        ban("nginx-http-auth", "192.0.2.3");
        Until.holds("the bans are counted", () -> dashboard.tiles(lastDay()).bannedNow() == 3);
        Tiles tiles = dashboard.tiles(lastDay());
        assertThat(tiles.jailsWithBans()).isEqualTo(2);
        assertThat(tiles.activeJails()).isEqualTo(3);
        assertThat(tiles.bansInRange()).isEqualTo(3);
        assertThat(tiles.bansBefore()).isZero();
        assertThat(dashboard.tiles(new BanFilter(HOST, null, null, null)).bansBefore())
                .isNull();
    }

    @Test
    void whatTheDaemonToldBeforeIsComparedWithNow() {
        ban("sshd", "192.0.2.1");
        Until.holds("the ban is counted", () -> dashboard.tiles(lastDay()).bannedNow() == 1);
        dashboard.note(HOST);
        daemon.fail("sshd", "192.0.2.9");
        Until.holds("the failure is counted", () -> dashboard.status(HOST).totalFailed() == 1);
        clock.forward(Duration.ofMinutes(20));
        dashboard.note(HOST);
        TimeRange since =
                new TimeRange(clock.instant().minusSeconds(600), clock.instant().plusSeconds(1));
        Tiles tiles = dashboard.tiles(new BanFilter(HOST, since, null, null));
        assertThat(tiles.then().banned()).isEqualTo(1);
        assertThat(tiles.then().jails()).isEqualTo(3);
        assertThat(tiles.failuresInRange()).isEqualTo(1);
        assertThat(tiles.failuresBefore()).isZero();
    }

    @Test
    void aJailThatLostItsRegexesIsFaulty() {
        assertThat(dashboard.tiles(lastDay()).faultyJails()).isZero();
        daemon.client("set", "deaf", "delfailregex", "0");
        dashboard.jails.changed(HOST);
        Until.holds(Duration.ofSeconds(5), "the fault is seen", () -> Jails.of(health, executor)
                .disarmed(HOST)
                .contains(new JailName("deaf")));
    }
}
