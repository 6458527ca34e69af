package org.bangui.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bangui.history.Archive.row;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bangui.fail2ban.JailName;
import org.bangui.fail2ban.history.RecordedBan;
import org.bangui.system.TimeRange;
import org.bangui.testing.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Counts out of the roll-up and the bans, on every database BanGUI runs on. */
class CountsIT extends EmptyArchive {

    @ParameterizedTest
    @EnumSource
    void countsAgreeWithTheBansForEveryRange(TestDatabase kind) {
        open(kind);
        Random random = new Random(7);
        List<RecordedBan> rows = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            JailName jail = i % 5 == 0 ? IMPORT : SSHD;
            rows.add(row(jail, "10.0." + i / 200 + "." + i % 200, random.nextInt(3 * 86_400)));
        }
        archive.store(rows);
        for (int i = 0; i < 60; i++) {
            Instant from = NOON.plusSeconds(random.nextInt(3 * 86_400));
            TimeRange range = new TimeRange(from, from.plusSeconds(1 + random.nextInt(i < 30 ? 7_200 : 200_000)));
            Origin origin = i % 3 == 0 ? Origin.BLOCKLIST : null;
            JailName jail = i % 3 == 1 ? SSHD : null;
            BanFilter filter = new BanFilter(HOST, range, jail, origin);
            long expected = rows.stream().filter(row -> passes(filter, row)).count();
            assertThat(sums(filter)).containsOnly(expected);
            assertThat(networks(filter)).isEqualTo(expected);
        }
    }

    private static boolean passes(BanFilter filter, RecordedBan row) {
        return !row.at().isBefore(filter.range().from())
                && row.at().isBefore(filter.range().to())
                && (filter.jail() == null || row.jail().equals(filter.jail()))
                && (filter.origin() == null || row.jail().equals(IMPORT));
    }

    private long networks(BanFilter filter) {
        return archive.counts.byNetwork(filter, 500).stream()
                .mapToLong(NetworkCount::count)
                .sum();
    }

    /** What every other chart counts, added up. */
    private List<Long> sums(BanFilter filter) {
        CountRepository counts = archive.counts;
        List<Long> sums = new ArrayList<>();
        sums.add(counts.count(filter));
        sums.add(counts.byJail(filter).stream().mapToLong(JailCount::count).sum());
        sums.add(
                counts.byCountry(filter).stream().mapToLong(CountryCount::count).sum());
        sums.add(counts.count(filter.from("")));
        for (long bucket : new long[] {1800, 10_800, 43_200}) {
            Trend trend = Trend.of(filter.range(), bucket, counts.perBucket(filter, bucket));
            sums.add(trend.buckets().stream().mapToLong(Trend.Bucket::count).sum());
        }
        return sums;
    }

    @ParameterizedTest
    @EnumSource
    void countsOverMonthsAgreeWithTheBans(TestDatabase kind) {
        open(kind);
        Random random = new Random(8);
        int year = 365 * 86_400;
        List<RecordedBan> rows = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            rows.add(row(i % 5 == 0 ? IMPORT : SSHD, "10.0.0." + i % 20, random.nextInt(year)));
        }
        archive.store(rows);
        archive.writing.rollUps.pruneNetworks(NOON.getEpochSecond() + year / 2);
        for (int i = 0; i < 60; i++) {
            Instant from = NOON.plusSeconds(random.nextInt(year));
            TimeRange range = new TimeRange(from, from.plusSeconds(1 + random.nextInt(year)));
            BanFilter filter =
                    new BanFilter(HOST, range, i % 3 == 1 ? SSHD : null, i % 3 == 0 ? Origin.BLOCKLIST : null);
            long expected = rows.stream().filter(row -> passes(filter, row)).count();
            assertThat(sums(filter)).containsOnly(expected);
            long fromWholeDay =
                    rows.stream().filter(row -> passes(wholeDay(filter), row)).count();
            assertThat(networks(filter)).isEqualTo(fromWholeDay);
        }
    }

    /** A range longer than a month and a day begins with a whole day by network. */
    private static BanFilter wholeDay(BanFilter filter) {
        TimeRange range = filter.range();
        Instant day = range.from().truncatedTo(ChronoUnit.DAYS);
        return range.length().toDays() < 31 ? filter : filter.in(new TimeRange(day, range.to()));
    }

    @ParameterizedTest
    @EnumSource
    void jailsWithTheMostBansComeFirstAndUnknownCountriesAreOneRow(TestDatabase kind) {
        open(kind);
        archive.store(List.of(row(SSHD, "192.0.2.1", 0), row(SSHD, "192.0.2.2", 0), row(IMPORT, "192.0.2.3", 0)));
        assertThat(archive.counts.byJail(ALL)).containsExactly(new JailCount(SSHD, 2), new JailCount(IMPORT, 1));
        assertThat(archive.counts.byCountry(ALL)).containsExactly(new CountryCount(null, null, 3));
    }

    @ParameterizedTest
    @EnumSource
    void anEmptyArchiveIsAnswered(TestDatabase kind) {
        open(kind);
        BanFilter day = new BanFilter(HOST, TimeRange.last(Duration.ofDays(1), NOON), null, null);
        assertThat(archive.counts.count(day)).isZero();
        assertThat(archive.counts.byJail(day)).isEmpty();
        assertThat(archive.bans.first(HOST)).isEmpty();
    }
}
