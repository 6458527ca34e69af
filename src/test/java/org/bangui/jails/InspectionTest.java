package org.bangui.jails;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.bangui.fail2ban.JailName;
import org.bangui.fail2ban.JailStatus;
import org.bangui.fail2ban.JailSummary;
import org.bangui.jails.Inspection.Facts;
import org.bangui.jails.Inspection.Journal;
import org.bangui.jails.LogFile.State;
import org.bangui.jails.Verdict.Level;
import org.bangui.jails.Verdict.Reason;
import org.junit.jupiter.api.Test;

class InspectionTest {

    private static final Instant NOW = Instant.parse("2026-03-14T10:00:00Z");
    private static final List<String> SOME = List.of("x");

    private static JailStatus jail(List<String> regexes, List<String> actions, long banned) {
        JailSummary summary = new JailSummary(new JailName("sshd"), "file", 0, 0, banned, banned, 600, 600, 3);
        return new JailStatus(
                summary, SOME, List.of(), regexes, List.of(), actions, List.of(), false, null, "auto", "no");
    }

    private static LogFile file(String name, State state) {
        return new LogFile(name, state, 1, NOW.minusSeconds(60));
    }

    private static Verdict judge(JailStatus jail, LogFile... files) {
        return Inspection.of(facts(jail, null, files), NOW);
    }

    private static Facts facts(JailStatus jail, List<String> storedPaths, LogFile... files) {
        return new Facts(jail, List.of(files), storedPaths, null, null, false, false);
    }

    private static Verdict judgeFiles(LogFile... files) {
        return judge(jail(SOME, SOME, 0), files);
    }

    @Test
    void aJailWithRegexLogAndActionIsArmed() {
        assertThat(judgeFiles(file("a", State.READABLE)).isArmed()).isTrue();
        assertThat(judgeFiles(file("a", State.UNCERTAIN)).isArmed()).isTrue();
    }

    @Test
    void aJailThatListsBansButHasNoActionIsDisarmedAndItsBansAreCounted() {
        Verdict verdict = judge(jail(SOME, List.of(), 7), file("a", State.READABLE));
        assertThat(verdict.level()).isEqualTo(Level.DISARMED);
        assertThat(verdict.reasons()).containsExactly(new Reason(JailFault.NO_ACTIONS, 7L));
    }

    @Test
    void aJailWithoutRegexIsDisarmed() {
        Verdict verdict = judge(jail(List.of(), SOME, 0), file("a", State.READABLE));
        assertThat(verdict.reasons()).containsExactly(new Reason(JailFault.NO_FAIL_REGEX, ""));
    }

    @Test
    void aJailThatFollowsNothingIsDisarmed() {
        assertThat(judgeFiles().reasons()).containsExactly(new Reason(JailFault.NO_LOG, ""));
    }

    @Test
    void aJailWhoseOnlyLogIsGoneOrUnreadableIsDisarmed() {
        assertThat(judgeFiles(file("a", State.MISSING)).reasons())
                .containsExactly(new Reason(JailFault.LOG_MISSING, "a"));
        assertThat(judgeFiles(file("a", State.UNREADABLE)).reasons())
                .containsExactly(new Reason(JailFault.LOG_UNREADABLE, "a"));
    }

    @Test
    void aJailThatLacksOneOfItsLogsIsDoubtful() {
        Verdict verdict = judgeFiles(file("a", State.READABLE), file("b", State.MISSING));
        assertThat(verdict.level()).isEqualTo(Level.DOUBTFUL);
        assertThat(verdict.reasons()).containsExactly(new Reason(JailFault.LOG_PARTLY_MISSING, "b"));
    }

    @Test
    void aLogToWhichNobodyWritesIsDoubtful() {
        LogFile silent = new LogFile("a", State.READABLE, 1, NOW.minus(Inspection.SILENT.plusSeconds(1)));
        assertThat(judgeFiles(silent).reasons()).containsExactly(new Reason(JailFault.LOG_SILENT, "a"));
        assertThat(judgeFiles(silent, file("b", State.READABLE)).isArmed()).isTrue();
    }

    @Test
    void aLogInWhichTheDaemonDoesNotReadOnIsDoubtfulUnlessTheJailRests() {
        LogFile unread = file("a", State.UNREAD);
        assertThat(judgeFiles(unread).reasons()).containsExactly(new Reason(JailFault.LOG_UNREAD, "a"));
        Facts resting = new Facts(jail(SOME, SOME, 0), List.of(unread), null, null, null, false, true);
        assertThat(Inspection.of(resting, NOW).reasons())
                .extracting(Reason::fault)
                .containsExactly(JailFault.RESTING);
    }

    @Test
    void logsThatTheFilesMeanAndTheJailDoesNotFollowAreDoubtfulAndSoIsTheReverse() {
        JailStatus jail = jail(SOME, SOME, 0);
        LogFile followed = file("x", State.READABLE);
        assertThat(Inspection.of(facts(jail, List.of("x", "new"), followed), NOW)
                        .reasons())
                .containsExactly(new Reason(JailFault.LOG_NOT_FOLLOWED, "new"));
        assertThat(Inspection.of(facts(jail, List.of(), followed), NOW).reasons())
                .containsExactly(new Reason(JailFault.LOG_NOT_IN_FILES, "x"));
        assertThat(Inspection.of(facts(jail, null, followed), NOW).isArmed()).isTrue();
    }

    private static Verdict judgeJournal(boolean here, Instant lastEntry) {
        JailSummary summary = new JailSummary(new JailName("sshd"), "systemd", 0, 0, 0, 0, 600, 600, 3);
        JailStatus jail = new JailStatus(
                summary, List.of(), List.of("_COMM=sshd"), SOME, List.of(), SOME, List.of(), false, null, "auto", "no");
        Facts facts = new Facts(jail, List.of(), List.of(), new Journal(here, lastEntry), null, false, false);
        return Inspection.of(facts, NOW);
    }

    @Test
    void aJailOfTheJournalNeedsOneInWhichSomethingFits() {
        assertThat(judgeJournal(true, NOW.minusSeconds(60)).isArmed()).isTrue();
        assertThat(judgeJournal(true, null).isArmed()).isTrue();
        assertThat(judgeJournal(false, null).reasons()).containsExactly(new Reason(JailFault.NO_JOURNAL, ""));
        assertThat(judgeJournal(true, Instant.EPOCH).reasons())
                .containsExactly(new Reason(JailFault.JOURNAL_SILENT, "_COMM=sshd"));
    }

    @Test
    void theJailForListsNeedsAnActionOnly() {
        JailStatus jail = jail(List.of(), SOME, 0);
        Facts facts = new Facts(jail, List.of(), null, null, null, true, false);
        assertThat(Inspection.of(facts, NOW).isArmed()).isTrue();
    }

    @Test
    void theGravestReasonComesFirst() {
        JailStatus jail = jail(SOME, List.of(), 0);
        LogFile[] files = {file("a", State.READABLE), file("b", State.MISSING)};
        assertThat(judge(jail, files).reasons())
                .extracting(Reason::fault)
                .containsExactly(JailFault.NO_ACTIONS, JailFault.LOG_PARTLY_MISSING);
    }
}
