package org.bangui.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.bangui.fail2ban.BanId;
import org.bangui.fail2ban.JailName;
import org.bangui.fail2ban.history.LoggedEvent;
import org.bangui.fail2ban.history.RecordedBan;
import org.junit.jupiter.api.Test;

class BanMergeTest {

    private static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");
    private static final JailName SSHD = new JailName("sshd");
    private static final BanId ADDRESS = new BanId("192.0.2.1");

    private static RecordedBan row(long second) {
        return new RecordedBan(SSHD, ADDRESS, NOON.plusSeconds(second), 600, 1, null);
    }

    private static LoggedEvent line(double second) {
        return new LoggedEvent(LoggedEvent.Kind.BAN, SSHD, ADDRESS, at(second));
    }

    private static Instant at(double second) {
        return NOON.plusMillis(Math.round(second * 1000));
    }

    private static HalfSeen archivedRow(long second, double archived) {
        Instant at = NOON.plusSeconds(second);
        return new HalfSeen(1, SSHD, ADDRESS, at, 600, at, null, at(archived));
    }

    private static HalfSeen archivedLine(double second) {
        return new HalfSeen(2, SSHD, ADDRESS, NOON, 600, null, at(second), at(second));
    }

    private static BanMerge merge(List<HalfSeen> halfSeen, List<RecordedBan> rows, List<LoggedEvent> lines) {
        return new BanMerge(halfSeen, rows, lines);
    }

    @Test
    void aRowAndALineOfTheSameBanAreOne() {
        BanMerge merge = merge(List.of(), List.of(row(0)), List.of(line(1.2)));
        assertThat(merge.placed()).containsExactly(new Sighting(SSHD, ADDRESS, row(0), at(1.2)));
    }

    @Test
    void anotherJailOrAddressIsAnotherBan() {
        RecordedBan elsewhere = new RecordedBan(new JailName("nginx"), ADDRESS, NOON, 600, 1, null);
        RecordedBan other = new RecordedBan(SSHD, new BanId("192.0.2.2"), NOON, 600, 1, null);
        assertThat(merge(List.of(), List.of(elsewhere, other), List.of(line(1))).placed())
                .hasSize(3);
    }

    @Test
    void aLineAloneIsABan() {
        BanMerge merge = merge(List.of(), List.of(), List.of(line(1.7)));
        assertThat(merge.placed()).containsExactly(new Sighting(SSHD, ADDRESS, null, at(1.7)));
        assertThat(merge.placed().get(0).bannedAt()).isEqualTo(NOON.plusSeconds(1));
    }

    @Test
    void theTimeInTheDatabaseMayBeRoundedUp() {
        assertThat(merge(List.of(), List.of(row(1)), List.of(line(0.6))).placed())
                .hasSize(1);
    }

    @Test
    void aLateBanForAnOldFailureIsTheSame() {
        assertThat(merge(List.of(), List.of(row(0)), List.of(line(300))).placed())
                .hasSize(1);
    }

    @Test
    void aLineAfterTheBanWouldBeOverIsAnother() {
        assertThat(merge(List.of(), List.of(row(0)), List.of(line(700))).placed())
                .hasSize(2);
    }

    @Test
    void aFailureFromALogWhoseClockIsAheadIsTheSameBan() {
        assertThat(merge(List.of(), List.of(row(40)), List.of(line(0))).placed())
                .hasSize(1);
    }

    @Test
    void twoBansOfOneAddressAreTwo() {
        BanMerge merge = merge(List.of(), List.of(row(0), row(100)), List.of(line(1), line(101)));
        assertThat(merge.placed())
                .containsExactly(
                        new Sighting(SSHD, ADDRESS, row(0), at(1)), new Sighting(SSHD, ADDRESS, row(100), at(101)));
    }

    @Test
    void aBanLiftedAndPlacedAgainInTheSameSecondIsTwo() {
        assertThat(merge(List.of(), List.of(row(0)), List.of(line(0.1), line(0.8)))
                        .placed())
                .hasSize(2);
    }

    @Test
    void aLateRowCompletesABanArchivedFromItsLine() {
        HalfSeen archived = archivedLine(1);
        BanMerge merge = merge(List.of(archived), List.of(row(0)), List.of());
        assertThat(merge.placed()).isEmpty();
        assertThat(merge.recorded()).containsEntry(archived, row(0));
    }

    @Test
    void aLateLineCompletesABanArchivedFromItsRow() {
        HalfSeen archived = archivedRow(0, 3);
        BanMerge merge = merge(List.of(archived), List.of(), List.of(line(1)));
        assertThat(merge.placed()).isEmpty();
        assertThat(merge.logged()).containsEntry(archived, at(1));
    }

    @Test
    void aLineFromAfterTheRowWasArchivedIsANewBan() {
        BanMerge merge = merge(List.of(archivedRow(0, 3)), List.of(), List.of(line(60)));
        assertThat(merge.placed()).hasSize(1);
        assertThat(merge.logged()).isEmpty();
    }

    @Test
    void oneLineCompletesOneBanOnly() {
        BanMerge merge = merge(List.of(archivedLine(1)), List.of(row(0), row(100)), List.of());
        assertThat(merge.recorded()).hasSize(1);
        assertThat(merge.placed()).hasSize(1);
    }

    @Test
    void bansAreToldInTheOrderOfTheirTimes() {
        BanMerge merge = merge(List.of(), List.of(), List.of(line(5), line(5.2), line(1)));
        assertThat(merge.placed()).extracting(Sighting::loggedAt).containsExactly(at(1), at(5), at(5.2));
    }
}
