package org.bangui.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bangui.history.Archive.row;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bangui.fail2ban.history.RecordedBan;
import org.bangui.net.Cidr;
import org.bangui.system.TimeRange;
import org.bangui.testing.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is derived from the archived bans, on every database BanGUI runs on. */
class ArchiveUpkeepIT extends EmptyArchive {

    @ParameterizedTest
    @EnumSource
    void anUnknownCountryIsLookedUpAgainAndCountedAnew(TestDatabase kind) {
        open(kind);
        archive.store(List.of(row(SSHD, "8.8.8.8", 0), row(SSHD, "192.0.2.1", 0), row(IMPORT, "8.8.4.4", 0)));
        assertThat(archive.upkeep.resolve(HOST)).isEqualTo(2);
        assertThat(archive.upkeep.resolve(HOST)).isZero();
        assertThat(archive.counts.byCountry(ALL))
                .containsExactly(new CountryCount("US", "United States", 2), new CountryCount(null, null, 1));
        assertThat(archive.counts.byCountry(new BanFilter(HOST, null, SSHD, null)))
                .containsExactlyInAnyOrder(new CountryCount("US", "United States", 1), new CountryCount(null, null, 1));
        assertThat(archive.addresses(ALL.from("US"))).containsExactlyInAnyOrder("8.8.8.8", "8.8.4.4");
        assertThat(archive.addresses(ALL.from(""))).containsExactly("192.0.2.1");
    }

    @ParameterizedTest
    @EnumSource
    void anArchiveWithoutRollUpsAndKeysIsCompleted(TestDatabase kind) {
        open(kind);
        archive.store(List.of(row(SSHD, "8.8.8.8", 0), row(SSHD, "192.0.2.1", 90_000), row(IMPORT, "192.0.2.2", 0)));
        archive.database.write(handle -> {
            for (String table : List.of(
                    "ban_hour",
                    "jail_hour",
                    "country_hour",
                    "network_hour",
                    "jail_day",
                    "country_day",
                    "jail_country_day",
                    "network_day",
                    "country_month",
                    "jail_country_month")) {
                handle.execute("DELETE FROM " + table);
            }
            return handle.execute("UPDATE ban SET address_key = NULL, network = NULL");
        });
        archive.upkeep.complete(HOST);
        archive.database.write(handle -> handle.execute("DELETE FROM network_day"));
        archive.upkeep.rebuildMissing();
        assertThat(archive.counts.byJail(ALL)).containsExactly(new JailCount(SSHD, 2), new JailCount(IMPORT, 1));
        assertThat(archive.counts.byCountry(ALL)).hasSize(2);
        TimeRange week = new TimeRange(NOON, NOON.plusSeconds(7 * 86_400));
        assertThat(archive.counts.byNetwork(ALL.in(week), 5))
                .containsExactly(
                        new NetworkCount(null, null, "192.0.2.0/24", 2), new NetworkCount(null, null, "8.8.8.0/24", 1));
        assertThat(archive.addresses(ALL.within(Cidr.parse("8.8.8.8")))).containsExactly("8.8.8.8");
    }

    @ParameterizedTest
    @EnumSource
    void aRebuildThatWasInterruptedGoesOnAndLeavesWhatIsOlder(TestDatabase kind) {
        open(kind);
        archive.store(
                List.of(row(SSHD, "8.8.8.8", 0), row(SSHD, "192.0.2.1", 90_000), row(IMPORT, "192.0.2.2", 900_000)));
        archive.database.write(handle -> {
            handle.execute("UPDATE jail_day SET bans = 7");
            return handle.execute("INSERT INTO jail_day VALUES ('local', 0, 'sshd', 'SELFBLOCK', 5)");
        });
        archive.upkeep.startRebuild();
        archive.writing.rollUps.rebuildWeek(NOON.getEpochSecond());
        archive.store(List.of(row(SSHD, "192.0.2.3", 10), row(SSHD, "192.0.2.3", 900_001)));
        archive.upkeep.rebuildMissing();
        assertThat(archive.writing.rollUps.isRebuilding()).isFalse();
        assertThat(archive.counts.byJail(ALL)).containsExactly(new JailCount(SSHD, 9), new JailCount(IMPORT, 1));
    }

    @ParameterizedTest
    @EnumSource
    void onlyTheBusiestNetworksOfThePastAreKept(TestDatabase kind) {
        open(kind);
        List<RecordedBan> rows = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            rows.add(row(SSHD, "10.0." + i + ".1", 0));
        }
        rows.add(row(SSHD, "10.0.107.2", 1));
        rows.add(row(SSHD, "10.1.0.1", -7_200));
        archive.store(rows);
        archive.writing.rollUps.pruneNetworks(NOON.getEpochSecond() + 3_600);
        assertThat(networks("2026-03-14T12:00:00Z", "2026-03-14T13:00:00Z")).hasSize(100);
        assertThat(networks("2026-03-14T00:00:00Z", "2026-03-15T00:00:00Z")).hasSize(121);
        archive.writing.rollUps.pruneNetworks(NOON.getEpochSecond() + 60 * 86_400);
        for (String from : List.of("2026-03-14T12:00:00Z", "2026-03-14T00:00:00Z", "2026-01-01T00:00:00Z")) {
            assertThat(networks(from, "2026-03-15T00:00:00Z"))
                    .hasSize(100)
                    .startsWith(new NetworkCount(null, null, "10.0.107.0/24", 2));
            assertThat(networks(from, "2026-06-15T00:00:00Z"))
                    .hasSize(100)
                    .startsWith(new NetworkCount(null, null, "10.0.107.0/24", 2));
        }
    }

    @ParameterizedTest
    @EnumSource
    void networksOfOldHoursAreCountedByTheBansThemselves(TestDatabase kind) {
        open(kind);
        archive.store(List.of(row(SSHD, "10.0.0.1", -40 * 86_400), row(SSHD, "10.0.0.2", 0)));
        archive.writing.rollUps.pruneNetworks(NOON.getEpochSecond());
        assertThat(archive.database.<Long, RuntimeException>read(
                        handle -> handle.createQuery("SELECT COUNT(*) FROM network_hour")
                                .mapTo(Long.class)
                                .one()))
                .isOne();
        assertThat(networks("2026-02-02T09:00:00Z", "2026-02-02T15:00:00Z"))
                .containsExactly(new NetworkCount(null, null, "10.0.0.0/24", 1));
    }

    private List<NetworkCount> networks(String from, String to) {
        return archive.counts.byNetwork(ALL.in(new TimeRange(Instant.parse(from), Instant.parse(to))), 500);
    }
}
