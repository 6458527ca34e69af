package org.bangui.bans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bangui.events.BanPlaced;
import org.bangui.fail2ban.BanId;
import org.bangui.fail2ban.Fail2ban;
import org.bangui.fail2ban.JailName;
import org.bangui.history.BanFilter;
import org.bangui.history.Histories;
import org.bangui.jails.Jails;
import org.bangui.jails.UnknownJailException;
import org.bangui.net.Cidr;
import org.bangui.server.HealthService;
import org.bangui.server.Healths;
import org.bangui.system.HostId;
import org.bangui.system.InvalidInputException;
import org.bangui.system.PageRequest;
import org.bangui.testing.OneHost;
import org.bangui.testing.RealFail2ban;
import org.bangui.testing.Told;
import org.bangui.testing.Until;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BanServiceIT {

    private static final HostId HOST = HostId.LOCAL;
    private static final JailName SSHD = new JailName("sshd");
    private static final JailName NGINX = new JailName("nginx-http-auth");
    private static final PageRequest FIRST = new PageRequest(1, 25);
    private static final BanFilter ALL = new BanFilter(HOST, null, null, null);

    @TempDir
    Path home;

    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final RealFail2ban daemon = RealFail2ban.installed().start();
    private final Told<BanPlaced> told = new Told<>();
    private Fail2ban fail2ban;
    private Histories histories;
    private BanService bans;

    @BeforeEach
    void wire() {
        fail2ban = new Fail2ban(daemon.socket(), Duration.ofSeconds(10), 10, executor);
        OneHost hosts = new OneHost(fail2ban);
        HealthService health = Healths.of(hosts, new Told<>());
        histories = new Histories(home, fail2ban, hosts, health, told);
        bans = new BanService();
        bans.daemon = health;
        bans.jails = Jails.of(health, executor);
        bans.history = histories.service();
        bans.executor = executor;
    }

    @AfterEach
    void stop() {
        histories.close();
        fail2ban.close();
        daemon.close();
        executor.shutdownNow();
    }

    private int ban(JailName jail, String... addresses) {
        return bans.ban(HOST, jail, List.of(addresses).stream().map(Cidr::parse).toList());
    }

    private List<String> banned(JailName jail) {
        return bans.banned(HOST, BannedQuery.parse(jail, null, "ip"), FIRST).items().stream()
                .map(each -> each.jail() + " " + each.ban().id())
                .toList();
    }

    @Test
    void aBanIsReportedByTheDaemonAndStandsInTheArchiveAtOnce() {
        assertThat(ban(SSHD, "192.0.2.1", "2001:db8::1")).isEqualTo(2);
        assertThat(daemon.client("get", "sshd", "banip")).contains("192.0.2.1").contains("2001:db8::1");
        assertThat(histories.service().count(ALL)).isEqualTo(2);
        assertThat(told.events()).hasSize(2);
    }

    @Test
    void whatWasBannedBeforeIsNotNew() {
        ban(SSHD, "192.0.2.1");
        assertThat(ban(SSHD, "192.0.2.1", "192.0.2.2")).isEqualTo(1);
    }

    @Test
    void theListShowsTheBanAtOnceAndNoMoreAfterTheUnban() {
        assertThat(banned(null)).isEmpty();
        ban(SSHD, "192.0.2.1");
        ban(NGINX, "192.0.2.1");
        assertThat(banned(null)).containsExactlyInAnyOrder("sshd 192.0.2.1", "nginx-http-auth 192.0.2.1");
        assertThat(bans.unban(HOST, SSHD, List.of(new BanId("192.0.2.1")))).isEqualTo(1);
        assertThat(banned(null)).containsExactly("nginx-http-auth 192.0.2.1");
        assertThat(banned(SSHD)).isEmpty();
    }

    @Test
    void anUnbanWithoutJailLiftsItEverywhere() {
        ban(SSHD, "192.0.2.1");
        ban(NGINX, "192.0.2.1");
        assertThat(bans.unban(HOST, null, List.of(new BanId("192.0.2.1")))).isEqualTo(2);
        assertThat(daemon.client("banned")).doesNotContain("192.0.2.1");
    }

    @Test
    void aBanIsArchivedBeforeItIsLifted() {
        daemon.client("set", "logtarget", "STDOUT");
        daemon.client("set", "sshd", "banip", "192.0.2.1");
        Until.holds("the row of the ban", () -> daemon.client("get", "sshd", "banip")
                .contains("192.0.2.1"));
        bans.unban(HOST, SSHD, List.of(new BanId("192.0.2.1")));
        assertThat(histories.service().count(ALL)).isEqualTo(1);
    }

    @Test
    void everythingIsLifted() {
        ban(SSHD, "192.0.2.1", "192.0.2.2");
        ban(NGINX, "192.0.2.3");
        assertThat(bans.unbanAll(HOST)).isEqualTo(3);
        assertThat(banned(null)).isEmpty();
        assertThat(histories.service().count(ALL)).isEqualTo(3);
    }

    @Test
    void anUnknownJailIsRefusedAndNothingReachesTheDaemon() {
        JailName none = new JailName("none");
        assertThatThrownBy(() -> ban(none, "192.0.2.1"))
                .isInstanceOf(UnknownJailException.class)
                .hasMessage("There is no running jail \"none\".");
        assertThatThrownBy(() -> bans.unban(HOST, none, List.of(new BanId("192.0.2.1"))))
                .isInstanceOf(UnknownJailException.class);
        assertThatThrownBy(() -> banned(none)).isInstanceOf(UnknownJailException.class);
        assertThat(daemon.actions()).noneMatch(action -> action.startsWith("ban"));
    }

    @Test
    void aNameIsNotUnbannedUnlessItIsBanned() {
        List<BanId> name = List.of(new BanId("localhost"));
        assertThatThrownBy(() -> bans.unban(HOST, SSHD, name)).isInstanceOf(InvalidInputException.class);
        daemon.client("set", "sshd", "banip", "localhost");
        Until.holds("it can be unbanned", () -> {
            bans.jails.changed(HOST);
            return banned(null).contains("sshd localhost");
        });
        assertThat(bans.unban(HOST, SSHD, name)).isEqualTo(1);
    }

    @Test
    void nothingToBanIsRefused() {
        assertThatThrownBy(() -> bans.ban(HOST, SSHD, List.of())).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> bans.unban(HOST, SSHD, List.of())).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void aLookupFindsAddressAndNetworkInAllJails() {
        ban(SSHD, "192.0.2.0/24");
        ban(NGINX, "192.0.2.7");
        Lookup found = bans.lookup(HOST, new BanId("192.0.2.7"));
        assertThat(found.banned()).extracting(BannedAddress::jail).containsExactlyInAnyOrder(SSHD, NGINX);
        assertThat(found.history()).hasSize(1);
        assertThatThrownBy(() -> bans.lookup(HOST, new BanId("nobody"))).isInstanceOf(InvalidInputException.class);
    }
}
