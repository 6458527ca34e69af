package org.bangui.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bangui.history.Archive.row;

import java.util.List;
import java.util.stream.Stream;
import org.bangui.net.Cidr;
import org.bangui.system.PageRequest;
import org.bangui.system.TimeRange;
import org.bangui.testing.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pages of the archive, on every database BanGUI runs on. */
class ArchivePagesIT extends EmptyArchive {

    @ParameterizedTest
    @EnumSource
    void pagesComeNewestFirstAndFiltered(TestDatabase kind) {
        open(kind);
        archive.store(List.of(
                row(SSHD, "192.0.2.1", 0),
                row(SSHD, "192.0.2.2", 10),
                row(IMPORT, "192.0.2.3", 20),
                row(SSHD, "192.0.2.4", 30)));
        assertThat(archive.addresses()).containsExactly("192.0.2.4", "192.0.2.3", "192.0.2.2", "192.0.2.1");
        assertThat(ids(ALL, new PageRequest(2, 3))).containsExactly("192.0.2.1");
        assertThat(ids(new BanFilter(HOST, null, SSHD, null), new PageRequest(1, 2)))
                .containsExactly("192.0.2.4", "192.0.2.2");
        assertThat(ids(new BanFilter(HOST, null, null, Origin.BLOCKLIST), new PageRequest(1, 2)))
                .containsExactly("192.0.2.3");
        TimeRange range = new TimeRange(NOON.plusSeconds(10), NOON.plusSeconds(30));
        assertThat(ids(new BanFilter(HOST, range, null, Origin.SELFBLOCK), new PageRequest(1, 9)))
                .containsExactly("192.0.2.2");
        assertThat(archive.count()).isEqualTo(4);
        assertThat(archive.bans.first(HOST)).contains(NOON);
    }

    private List<String> ids(BanFilter filter, PageRequest page) {
        return archive.bans.newest(filter, page).stream()
                .map(ban -> ban.id().value())
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void aNetworkIsARangeOfAddresses(TestDatabase kind) {
        open(kind);
        archive.store(List.of(
                row(SSHD, "192.0.2.7", 0),
                row(SSHD, "192.0.20.1", 1),
                row(SSHD, "192.0.2.0/25", 2),
                row(SSHD, "192.0.3.0", 3),
                row(SSHD, "c000:201::1", 4),
                row(SSHD, "192.0.2.x", 5)));
        BanFilter wide = ALL.within(Cidr.parse("192.0.2.0/24"));
        assertThat(ids(wide, new PageRequest(1, 9))).containsExactly("192.0.2.0/25", "192.0.2.7");
        assertThat(archive.bans.countInNetwork(wide)).isEqualTo(2);
        TimeRange first = new TimeRange(NOON, NOON.plusSeconds(2));
        assertThat(archive.bans.countInNetwork(wide.in(first))).isEqualTo(1);
        assertThat(archive.bans.countInNetwork(new BanFilter(HOST, first, SSHD, null, null, wide.network())))
                .isEqualTo(1);
        assertThat(ids(ALL.within(Cidr.parse("c000::/16")), new PageRequest(1, 9)))
                .containsExactly("c000:201::1");
        assertThat(ids(ALL.within(Cidr.parse("192.0.2.7")), new PageRequest(1, 9)))
                .containsExactly("192.0.2.7");
    }

    @ParameterizedTest
    @EnumSource
    void aBusyNetworkIsFoundAmongTheNewestBansAndBehindThem(TestDatabase kind) {
        open(kind);
        archive.bans.busyNetwork = 3;
        archive.bans.firstBans = 2;
        for (int i = 0; i < 4; i++) {
            archive.store(List.of(row(SSHD, "192.0.2." + i, i), row(IMPORT, "192.0.2." + i, 10 + i)));
        }
        archive.store(List.of(row(IMPORT, "198.51.100.1", 20)));
        BanFilter busy = ALL.within(Cidr.parse("192.0.2.0/24"));
        assertThat(ids(busy, new PageRequest(1, 1))).containsExactly("192.0.2.3");
        assertThat(ids(busy, new PageRequest(1, 5)))
                .containsExactly("192.0.2.3", "192.0.2.2", "192.0.2.1", "192.0.2.0", "192.0.2.3");
        BanFilter quiet = new BanFilter(HOST, null, SSHD, Origin.SELFBLOCK, null, busy.network());
        assertThat(ids(quiet, new PageRequest(2, 3))).containsExactly("192.0.2.0");
        assertThat(archive.bans.part(quiet, Sequence.OLDEST, null, 3, 0))
                .extracting(ban -> ban.id().value())
                .containsExactly("192.0.2.0", "192.0.2.1", "192.0.2.2");
        assertThat(archive.bans.countInNetwork(quiet)).isEqualTo(4);
    }

    @ParameterizedTest
    @EnumSource
    void aCursorGoesOnWhereThePageEndedThoughBansCameIn(TestDatabase kind) {
        open(kind);
        for (int i = 0; i < 5; i++) {
            archive.store(List.of(row(SSHD, "192.0.2." + i, 10)));
        }
        List<ArchivedBan> first = archive.bans.part(ALL, Sequence.NEWEST, null, 2, 0);
        archive.store(List.of(row(SSHD, "192.0.2.9", 20)));
        BanCursor cursor = BanCursor.parse(BanCursor.of(first.get(1)).text());
        assertThat(archive.bans.part(ALL, Sequence.NEWEST, cursor, 2, 0))
                .extracting(ban -> ban.id().value())
                .containsExactly("192.0.2.2", "192.0.2.1");
    }

    @ParameterizedTest
    @EnumSource
    void theOldestComeFirstWhereThatIsWanted(TestDatabase kind) {
        open(kind);
        for (int i = 0; i < 4; i++) {
            archive.store(List.of(row(SSHD, "192.0.2." + i, i / 2)));
        }
        List<ArchivedBan> first = archive.bans.part(ALL, Sequence.OLDEST, null, 3, 0);
        List<ArchivedBan> second = archive.bans.part(ALL, Sequence.OLDEST, BanCursor.of(first.get(2)), 3, 0);
        assertThat(Stream.concat(first.stream(), second.stream()))
                .extracting(ban -> ban.id().value())
                .containsExactly("192.0.2.0", "192.0.2.1", "192.0.2.2", "192.0.2.3");
    }
}
