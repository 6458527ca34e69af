package org.bangui.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bangui.history.Archive.line;
import static org.bangui.history.Archive.row;

import java.time.Instant;
import java.util.List;
import org.bangui.fail2ban.BanId;
import org.bangui.fail2ban.history.LoggedEvent;
import org.bangui.fail2ban.history.LoggedEvent.Kind;
import org.bangui.fail2ban.history.RecordedBan;
import org.bangui.system.TimeRange;
import org.bangui.testing.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The archive's storage, on every database BanGUI runs on. */
class ArchiveIT extends EmptyArchive {

    @ParameterizedTest
    @EnumSource
    void aBanComesBackAsItWasStored(TestDatabase kind) {
        open(kind);
        archive.store(List.of(row(SSHD, "192.0.2.1", 0)));
        ArchivedBan ban = archive.all().get(0);
        assertThat(ban.jail()).isEqualTo(SSHD);
        assertThat(ban.id()).isEqualTo(new BanId("192.0.2.1"));
        assertThat(ban.bannedAt()).isEqualTo(NOON);
        assertThat(ban.banSeconds()).isEqualTo(600);
        assertThat(ban.failures()).isEqualTo(3);
        assertThat(ban.matches()).containsExactly("a line");
        assertThat(ban.origin()).isEqualTo(Origin.SELFBLOCK);
        assertThat(ban.countryCode()).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void textThatLooksLikeSqlIsText(TestDatabase kind) {
        open(kind);
        String hostile = "'; DROP TABLE ban; -- <script>:name ?1";
        archive.store(List.of(row(SSHD, hostile, 0)));
        assertThat(archive.addresses()).containsExactly(hostile);
        assertThat(archive.bans.newestOf(HOST, new BanId(hostile), 10)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void theStateIsWrittenWithTheBans(TestDatabase kind) {
        open(kind);
        assertThat(archive.sync.states.state(HOST)).isEqualTo(SyncState.NOTHING_READ);
        SyncStep step = archive.step(List.of(), List.of(row(SSHD, "192.0.2.1", 0)));
        archive.writing.store(step);
        assertThat(archive.sync.states.state(HOST)).isEqualTo(step.after());
    }

    @ParameterizedTest
    @EnumSource
    void ofTwoStepsFromTheSameStateOneIsStored(TestDatabase kind) {
        open(kind);
        for (int round = 0; round < 2; round++) {
            SyncStep one = archive.step(List.of(), List.of(row(SSHD, "192.0.2.1", round)));
            SyncStep other = archive.step(List.of(), List.of(row(SSHD, "192.0.2.2", round)));
            assertThat(archive.writing.store(one)).isTrue();
            assertThat(archive.writing.store(other)).isFalse();
        }
        assertThat(archive.addresses()).containsExactly("192.0.2.1", "192.0.2.1");
        assertThat(archive.count()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void aStepThatFailsLeavesNothing(TestDatabase kind) {
        open(kind);
        archive.store(List.of(row(SSHD, "192.0.2.1", 0)));
        SyncState before = archive.sync.states.state(HOST);
        SyncStep twice = archive.step(List.of(), List.of(row(SSHD, "192.0.2.2", 0), row(SSHD, "192.0.2.1", 0)));
        assertThatThrownBy(() -> archive.writing.store(twice)).isInstanceOf(RuntimeException.class);
        assertThat(archive.sync.states.state(HOST)).isEqualTo(before);
        assertThat(archive.rows()).isEqualTo(1);
        assertThat(archive.count()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsArchivedIsKnown(TestDatabase kind) {
        open(kind);
        LoggedEvent line = line(Kind.BAN, "192.0.2.3", 1.234);
        archive.store(List.of(row(SSHD, "192.0.2.1", 0), row(SSHD, "192.0.2.1", 700)), line);
        List<RecordedBan> rows =
                List.of(row(SSHD, "192.0.2.1", 1), row(SSHD, "192.0.2.1", 2), row(IMPORT, "192.0.2.1", 0));
        assertThat(archive.writing.unknownRows(HOST, rows)).isEqualTo(rows.subList(1, 3));
        List<LoggedEvent> lines = List.of(line, line(Kind.BAN, "192.0.2.3", 1.235));
        assertThat(archive.writing.unknownLines(HOST, lines)).isEqualTo(lines.subList(1, 2));
        assertThat(archive.writing.unknownRows(HOST, List.of())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aLateRowCompletesTheBanAndMovesItToItsHour(TestDatabase kind) {
        open(kind);
        archive.store(List.of(), line(Kind.BAN, "192.0.2.1", 2.5));
        assertThat(archive.all().get(0).banSeconds()).isEqualTo(300);
        List<HalfSeen> halfSeen = archive.writing.notRecorded(HOST, NOON);
        assertThat(archive.writing.store(archive.step(halfSeen, List.of(row(SSHD, "192.0.2.1", -3)))))
                .isTrue();
        ArchivedBan ban = archive.all().get(0);
        assertThat(ban.bannedAt()).isEqualTo(NOON.minusSeconds(3));
        assertThat(ban.failures()).isEqualTo(3);
        assertThat(archive.rows()).isEqualTo(1);
        assertThat(hour(NOON.minusSeconds(3600))).isEqualTo(1);
        assertThat(hour(NOON)).isZero();
        assertThat(archive.writing.notRecorded(HOST, NOON)).isEmpty();
    }

    private long hour(Instant from) {
        return archive.counts.count(new BanFilter(HOST, new TimeRange(from, from.plusSeconds(3600)), null, null));
    }

    @ParameterizedTest
    @EnumSource
    void aLateLineCompletesTheBan(TestDatabase kind) {
        open(kind);
        archive.store(List.of(row(SSHD, "192.0.2.1", 0)));
        List<HalfSeen> halfSeen = archive.writing.notLogged(HOST, NOON);
        assertThat(archive.writing.store(archive.step(halfSeen, List.of(), line(Kind.BAN, "192.0.2.1", 1))))
                .isTrue();
        assertThat(archive.rows()).isEqualTo(1);
        assertThat(archive.writing.notLogged(HOST, NOON)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aBanThatOnlyTheLogTellsOfIsCountedOn(TestDatabase kind) {
        open(kind);
        archive.store(List.of(row(SSHD, "192.0.2.1", -5000)), line(Kind.BAN, "192.0.2.1", 0));
        assertThat(archive.all().get(0).banCount()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void theEndOfABanIsNoted(TestDatabase kind) {
        open(kind);
        archive.store(
                List.of(row(SSHD, "192.0.2.1", 0), row(SSHD, "192.0.2.2", 0), row(SSHD, "192.0.2.3", 0)),
                line(Kind.UNBAN, "192.0.2.1", 100),
                line(Kind.UNBAN, "192.0.2.2", 601),
                line(Kind.UNBAN, "192.0.2.3", 50),
                line(Kind.RESTORE, "192.0.2.3", 55));
        assertThat(archive.endings())
                .containsExactlyInAnyOrder("192.0.2.1 lifted", "192.0.2.2 expired", "192.0.2.3 in force");
    }

    @ParameterizedTest
    @EnumSource
    void anEndBelongsToTheBanBeforeIt(TestDatabase kind) {
        open(kind);
        archive.store(
                List.of(),
                line(Kind.BAN, "192.0.2.1", 0.1),
                line(Kind.BAN, "192.0.2.1", 0.8),
                line(Kind.UNBAN, "192.0.2.1", 0.4));
        assertThat(archive.endings()).containsExactly("192.0.2.1 lifted", "192.0.2.1 in force");
        archive.store(List.of(), line(Kind.UNBAN, "192.0.2.1", 5));
        assertThat(archive.endings()).containsExactly("192.0.2.1 lifted", "192.0.2.1 lifted");
    }

    @ParameterizedTest
    @EnumSource
    void aBanWhoseTimeWasRoundedUpDoesNotEndBeforeItBegan(TestDatabase kind) {
        open(kind);
        archive.store(List.of(row(SSHD, "192.0.2.1", 1)), line(Kind.UNBAN, "192.0.2.1", 0.8));
        assertThat(archive.all().get(0).endedAt()).isEqualTo(NOON.plusSeconds(1));
    }
}
