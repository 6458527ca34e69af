package org.bangui.bans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bangui.fail2ban.ActiveBan;
import org.bangui.fail2ban.BanId;
import org.bangui.fail2ban.JailName;
import org.bangui.system.BadParameterException;
import org.bangui.system.Page;
import org.bangui.system.PageRequest;
import org.junit.jupiter.api.Test;

class BannedListTest {

    private static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");
    private static final PageRequest FIRST = new PageRequest(1, 25);

    private static BannedAddress ban(String id, int second, long length) {
        Instant at = NOON.plusSeconds(second);
        return new BannedAddress(
                new JailName("sshd"),
                new ActiveBan(new BanId(id), at, length, length < 0 ? null : at.plusSeconds(length)));
    }

    private final BannedList list = new BannedList(List.of(
            ban("192.0.2.10", 0, 600),
            ban("192.0.2.9", 5, -1),
            ban("203.0.113.0/24", 3, 60),
            ban("2001:db8::a", 4, 600),
            ban("Bad Robot", 1, 600)));

    private List<String> ids(String search, String sort) {
        return ids(list.page(BannedQuery.parse(null, search, sort), FIRST));
    }

    private static List<String> ids(Page<BannedAddress> page) {
        return page.items().stream().map(each -> each.ban().id().value()).toList();
    }

    @Test
    void theLatestComeFirst() {
        assertThat(ids(null, null))
                .containsExactly("192.0.2.9", "2001:db8::a", "203.0.113.0/24", "Bad Robot", "192.0.2.10");
    }

    @Test
    void addressesSortAsNumbers() {
        assertThat(ids(null, "ip"))
                .containsExactly("192.0.2.9", "192.0.2.10", "203.0.113.0/24", "2001:db8::a", "Bad Robot");
        assertThat(ids(null, "-ip").get(0)).isEqualTo("Bad Robot");
    }

    @Test
    void aPermanentBanEndsLast() {
        assertThat(ids(null, "ends_at")).startsWith("203.0.113.0/24").endsWith("192.0.2.9");
        assertThat(ids(null, "-ends_at")).startsWith("192.0.2.9");
    }

    @Test
    void bansSortByCountryWithTheUnknownOnesLastAndByHowOftenTheyWereBanned() {
        BannedList some = new BannedList(List.of(
                ban("192.0.2.1", 0, 60),
                new BannedAddress(new JailName("sshd"), ban("192.0.2.2", 0, 60).ban(), "SG", 3),
                new BannedAddress(new JailName("sshd"), ban("192.0.2.3", 0, 60).ban(), "DE", 12)));
        assertThat(ids(some.page(BannedQuery.parse(null, null, "country"), FIRST)))
                .containsExactly("192.0.2.3", "192.0.2.2", "192.0.2.1");
        assertThat(ids(some.page(BannedQuery.parse(null, null, "-ban_count"), FIRST)))
                .containsExactly("192.0.2.3", "192.0.2.2", "192.0.2.1");
        assertThat(ids(some.page(BannedQuery.parse(null, null, "ban_count"), FIRST)))
                .containsExactly("192.0.2.1", "192.0.2.2", "192.0.2.3");
    }

    @Test
    void anUnknownOrderIsRefused() {
        assertThatThrownBy(() -> ids(null, "colour")).isInstanceOf(BadParameterException.class);
    }

    @Test
    void aPartOfAnAddressFindsIt() {
        assertThat(ids(" DB8 ", null)).containsExactly("2001:db8::a");
        assertThat(ids("robot", null)).containsExactly("Bad Robot");
        assertThat(ids("%", null)).isEmpty();
    }

    @Test
    void anAddressFindsTheNetworkThatHoldsIt() {
        assertThat(ids("203.0.113.77", null)).containsExactly("203.0.113.0/24");
        assertThat(list.holding(new BanId("203.0.113.77"))).hasSize(1);
        assertThat(list.holding(new BanId("203.0.114.77"))).isEmpty();
    }

    @Test
    void aNetworkFindsAllThatLiesInIt() {
        assertThat(ids("192.0.2.0/24", "ip")).containsExactly("192.0.2.9", "192.0.2.10");
        assertThat(ids("203.0.0.0/8", null)).containsExactly("203.0.113.0/24");
        assertThat(ids("2001:db8::/32", null)).containsExactly("2001:db8::a");
        assertThat(ids("192.0.2.8/31", null)).containsExactly("192.0.2.9");
        assertThat(ids("192.0.2.8/30", null)).containsExactly("192.0.2.9", "192.0.2.10");
        assertThat(ids("0.0.0.0/0", null)).hasSize(3);
        assertThat(ids("203.0.113.0/25", null)).isEmpty();
    }

    @Test
    void anUnbanOfANetworkLiftsWhatLiesInItUnlessItIsBannedItself() {
        assertThat(list.liftable(List.of(new BanId("192.0.2.0/24")))).hasSize(2);
        assertThat(list.liftable(List.of(new BanId("203.0.113.0/24")))).hasSize(1);
        assertThat(list.liftable(List.of(new BanId("192.0.2.9")))).hasSize(1);
        assertThat(list.liftable(List.of(new BanId("203.0.113.77")))).isEmpty();
    }

    @Test
    void pagesTellHowManyThereAre() {
        Page<BannedAddress> second = list.page(BannedQuery.parse(null, null, "ip"), new PageRequest(2, 2));
        assertThat(second.total()).isEqualTo(5);
        assertThat(ids(second)).containsExactly("203.0.113.0/24", "2001:db8::a");
    }

    @Test
    void fiftyThousandBansAreSortedAndPaged() {
        List<BannedAddress> many = new ArrayList<>(IntStream.range(0, 50_000)
                .mapToObj(i -> ban("10." + i / 65536 + "." + i / 256 % 256 + "." + i % 256, i, 600))
                .toList());
        Page<BannedAddress> last =
                new BannedList(many).page(BannedQuery.parse(null, "10.", "-ip"), new PageRequest(2000, 25));
        assertThat(last.total()).isEqualTo(50_000);
        assertThat(ids(last)).endsWith("10.0.0.0").hasSize(25);
    }
}
