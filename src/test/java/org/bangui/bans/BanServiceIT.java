package org.bangui.bans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.bangui.fail2ban.BanId;
import org.bangui.fail2ban.JailName;
import org.bangui.history.ArchivedBan;
import org.bangui.history.ArchivedBan.Order;
import org.bangui.history.BanFilter;
import org.bangui.history.Story;
import org.bangui.jails.UnknownJailException;
import org.bangui.net.Cidr;
import org.bangui.system.HostId;
import org.bangui.system.InvalidInputException;
import org.bangui.system.PageRequest;
import org.bangui.testing.RealFail2ban;
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

    private final RealFail2ban daemon = release().start();
    private Bans all;
    private BanService bans;

    RealFail2ban release() {
        return RealFail2ban.installed();
    }

    @BeforeEach
    void wire() {
        all = new Bans(daemon.socket(), home, Duration.ofSeconds(10));
        bans = all.service();
    }

    @AfterEach
    void stop() {
        all.close();
        daemon.close();
    }

    private int ban(JailName jail, String... addresses) {
        return ban(new BanOrder("admin", "198.18.0.99", "testing", false), jail, addresses);
    }

    private int ban(BanOrder order, JailName jail, String... addresses) {
        return bans.ban(HOST, jail, List.of(addresses).stream().map(Cidr::parse).toList(), order);
    }

    private List<String> banned(JailName jail) {
        return bans.banned(HOST, BannedQuery.parse(jail, null, "ip"), FIRST).items().stream()
                .map(each -> each.jail() + " " + each.ban().id())
                .toList();
    }

    @Test
    void aBanIsReportedByTheDaemonAndStandsInTheArchive() {
        assertThat(ban(SSHD, "198.51.100.1", "2001:db8::1")).isEqualTo(2);
        assertThat(daemon.client("get", "sshd", "banip"))
                .contains("198.51.100.1")
                .contains("2001:db8::1");
        Until.holds("both are archived", () -> {
            all.archive();
            return all.histories().service().count(ALL) == 2;
        });
        assertThat(all.told().events()).hasSize(2);
    }

    @Test
    void whatWasBannedBeforeIsNotNew() {
        ban(SSHD, "198.51.100.1");
        assertThat(ban(SSHD, "198.51.100.1", "198.51.100.2")).isEqualTo(1);
    }

    @Test
    void theListShowsTheBanAtOnceAndNoMoreAfterTheUnban() {
        assertThat(banned(null)).isEmpty();
        ban(SSHD, "198.51.100.1");
        ban(NGINX, "198.51.100.1");
        assertThat(banned(null)).containsExactlyInAnyOrder("sshd 198.51.100.1", "nginx-http-auth 198.51.100.1");
        assertThat(bans.unban(HOST, SSHD, List.of(new BanId("198.51.100.1")))).isEqualTo(1);
        assertThat(banned(null)).containsExactly("nginx-http-auth 198.51.100.1");
        assertThat(banned(SSHD)).isEmpty();
    }

    @Test
    void anUnbanWithoutJailLiftsItEverywhere() {
        ban(SSHD, "198.51.100.1");
        ban(NGINX, "198.51.100.1");
        assertThat(bans.unban(HOST, null, List.of(new BanId("198.51.100.1")))).isEqualTo(2);
        assertThat(daemon.client("banned")).doesNotContain("198.51.100.1");
    }

    @Test
    void aBanIsArchivedBeforeItIsLifted() {
        daemon.client("set", "logtarget", "STDOUT");
        daemon.client("set", "sshd", "banip", "198.51.100.1");
        Until.holds("the row of the ban", () -> daemon.client("get", "sshd", "banip")
                .contains("198.51.100.1"));
        bans.unban(HOST, SSHD, List.of(new BanId("198.51.100.1")));
        assertThat(all.histories().service().count(ALL)).isEqualTo(1);
    }

    @Test
    void everythingIsLifted() {
        ban(SSHD, "198.51.100.1", "198.51.100.2");
        ban(NGINX, "198.51.100.3");
        assertThat(bans.unbanAll(HOST, new BanOrder("admin", null, null, false)))
                .isEqualTo(3);
        assertThat(banned(null)).isEmpty();
        assertThat(all.histories().service().count(ALL)).isEqualTo(3);
    }

    @Test
    void anUnknownJailIsRefusedAndNothingReachesTheDaemon() {
        JailName none = new JailName("none");
        assertThatThrownBy(() -> ban(none, "198.51.100.1"))
                .isInstanceOf(UnknownJailException.class)
                .hasMessage("There is no running jail \"none\".");
        assertThatThrownBy(() -> bans.unban(HOST, none, List.of(new BanId("198.51.100.1"))))
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
        assertThatThrownBy(() -> ban(SSHD)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> bans.unban(HOST, SSHD, List.of())).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void aLookupFindsAddressAndNetworkInAllJails() {
        ban(SSHD, "198.51.100.0/24");
        ban(NGINX, "198.51.100.7");
        Lookup found = bans.lookup(HOST, new BanId("198.51.100.7"));
        assertThat(found.banned()).extracting(BannedAddress::jail).containsExactlyInAnyOrder(SSHD, NGINX);
        assertThat(found.history()).hasSize(1);
        assertThatThrownBy(() -> bans.lookup(HOST, new BanId("nobody"))).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void whoeverCouldBeLockedOutIsBannedOnlyOnASecondYes() {
        daemon.client("set", "nginx-http-auth", "addignoreip", "198.18.7.0/24");
        for (String own : List.of("198.18.0.99", "198.18.0.0/24", "127.0.0.1", "203.0.113.201", "198.18.7.7")) {
            assertThatThrownBy(() -> ban(SSHD, "192.0.3.1", own))
                    .as(own)
                    .isInstanceOf(LockOutException.class)
                    .hasMessageContaining(own);
        }
        assertThat(banned(SSHD)).isEmpty();
        BanOrder sure = new BanOrder("admin", "198.18.0.99", null, true);
        assertThat(ban(sure, SSHD, "198.18.0.99")).isEqualTo(1);
    }

    @Test
    void aLookupTellsWhoBannedItAndWhyAndWhoIgnoresIt() {
        ban(SSHD, "198.51.100.1");
        bans.unban(HOST, null, List.of(new BanId("198.51.100.1")), new BanOrder("robot", null, null, false));
        daemon.client("set", "nginx-http-auth", "addignoreip", "198.51.100.0/28");
        Lookup found = bans.lookup(HOST, new BanId("198.51.100.1"));
        assertThat(found.orders())
                .extracting(order -> order.deed() + " " + order.jail() + " " + order.who() + " " + order.reason())
                .containsExactly("UNBAN null robot null", "BAN sshd admin testing");
        assertThat(found.ignored()).containsExactly(new Lookup.Ignored(NGINX, "198.51.100.0/28"));
    }

    @Test
    void theListTellsCountryAndHowOften() {
        ban(SSHD, "81.2.69.160");
        Until.holds("it is archived", () -> {
            all.archive();
            return all.histories().service().count(ALL) == 1;
        });
        List<BannedAddress> shown = bans.banned(HOST, BannedQuery.parse(SSHD, null, "country"), FIRST)
                .items();
        assertThat(shown)
                .extracting(BannedAddress::countryCode, BannedAddress::banCount)
                .containsExactly(tuple("GB", 1));
    }

    @Test
    void theArchiveTellsWhoBannedAndUnbannedAndWhy() {
        ban(SSHD, "198.51.100.1");
        daemon.attack("sshd", "198.51.100.2");
        Until.holds("both are archived", () -> {
            all.archive();
            return all.histories().service().count(ALL) == 2;
        });
        bans.unban(HOST, SSHD, List.of(new BanId("198.51.100.1")), new BanOrder("robot", null, "=1+1", false));
        assertThat(all.histories().service().page(ALL, FIRST).items())
                .filteredOn(ban -> ban.matches().isEmpty())
                .extracting(ArchivedBan::placed, ArchivedBan::lifted)
                .containsExactly(tuple(new Order("admin", "testing"), new Order("robot", "=1+1")));
        assertThat(all.histories().service().page(ALL, FIRST).items())
                .filteredOn(ban -> !ban.matches().isEmpty())
                .extracting(ArchivedBan::placed, ArchivedBan::lifted)
                .containsExactly(tuple(null, null));
        Story story = all.histories().service().story(HOST, new BanId("198.51.100.1"));
        assertThat(story.events()).extracting(event -> event.order().who()).containsExactly("robot", "admin");
    }
}
