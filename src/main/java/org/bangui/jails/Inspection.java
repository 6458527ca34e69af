package org.bangui.jails;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.bangui.fail2ban.JailStatus;
import org.bangui.jails.LogFile.State;
import org.bangui.jails.Verdict.Reason;

/** Judges one jail by its facts. */
final class Inspection {

    static final Duration SILENT = Duration.ofDays(7);
    private static final int MOST_NAMED = 3;

    private final Facts facts;
    private final List<Reason> reasons = new ArrayList<>();

    /**
     * What is known of a jail.
     *
     * @param files the log files it follows
     * @param storedPaths those it would follow as the files say; null when nothing is known of that
     * @param journal what there is to read for a jail that follows the journal
     * @param lastFailure null when the daemon's log does not tell of one
     * @param byHand whether the jail is there for bans from lists only: then it needs neither log nor regex
     * @param resting whether it was told to rest
     */
    record Facts(
            JailStatus jail,
            List<LogFile> files,
            List<String> storedPaths,
            Journal journal,
            Instant lastFailure,
            boolean byHand,
            boolean resting) {}

    /**
     * The system journal.
     *
     * @param here whether there is one
     * @param lastEntry when the last entry that the jail got was made; null when that is unknown, the epoch for none
     */
    record Journal(boolean here, Instant lastEntry) {}

    private Inspection(Facts facts) {
        this.facts = facts;
    }

    static Verdict of(Facts facts, Instant now) {
        Inspection inspection = new Inspection(facts);
        if (facts.jail().actions().isEmpty()) {
            inspection.add(JailFault.NO_ACTIONS, facts.jail().summary().currentlyBanned());
        }
        if (!facts.byHand()) {
            inspection.judgeReading(now);
        }
        if (facts.resting()) {
            inspection.add(JailFault.RESTING, "");
        }
        return Verdict.of(inspection.reasons, facts.files(), facts.lastFailure());
    }

    private void judgeReading(Instant now) {
        JailStatus jail = facts.jail();
        if (jail.failRegexes().isEmpty()) {
            add(JailFault.NO_FAIL_REGEX, "");
        }
        if ("systemd".equals(jail.summary().backend()) || !jail.journalMatches().isEmpty()) {
            judgeJournal(now);
            return;
        }
        if (facts.files().isEmpty()) {
            add(JailFault.NO_LOG, "");
        } else {
            judgeFiles(now);
        }
        judgePattern();
    }

    private void judgeJournal(Instant now) {
        Instant last = facts.journal().lastEntry();
        if (!facts.journal().here()) {
            add(JailFault.NO_JOURNAL, "");
        } else if (last != null && isLongAgo(last, now)) {
            add(JailFault.JOURNAL_SILENT, String.join(" + ", facts.jail().journalMatches()));
        }
    }

    private void judgeFiles(Instant now) {
        judge(State.MISSING, JailFault.LOG_MISSING, JailFault.LOG_PARTLY_MISSING);
        judge(State.UNREADABLE, JailFault.LOG_UNREADABLE, JailFault.LOG_PARTLY_UNREADABLE);
        if (!facts.resting()) {
            judge(State.UNREAD, JailFault.LOG_UNREAD, JailFault.LOG_UNREAD);
        }
        boolean silent =
                facts.files().stream().allMatch(file -> file.changedAt() != null && isLongAgo(file.changedAt(), now));
        if (silent) {
            add(JailFault.LOG_SILENT, names(file -> true));
        }
    }

    private static boolean isLongAgo(Instant time, Instant now) {
        return time.plus(SILENT).isBefore(now);
    }

    /** fail2ban looks for the files of a log path only when it loads the jail. */
    private void judgePattern() {
        if (facts.storedPaths() == null) {
            return;
        }
        judgeDifference(facts.storedPaths(), facts.jail().logPaths(), JailFault.LOG_NOT_FOLLOWED);
        List<String> there = facts.files().stream()
                .filter(file -> file.state() != State.MISSING)
                .map(LogFile::path)
                .toList();
        judgeDifference(there, facts.storedPaths(), JailFault.LOG_NOT_IN_FILES);
    }

    private void judgeDifference(List<String> these, List<String> without, JailFault fault) {
        List<String> rest =
                these.stream().filter(path -> !without.contains(path)).toList();
        if (!rest.isEmpty()) {
            add(fault, names(rest));
        }
    }

    private void judge(State state, JailFault all, JailFault some) {
        Predicate<LogFile> affected = file -> file.state() == state;
        if (facts.files().stream().anyMatch(affected)) {
            add(facts.files().stream().allMatch(affected) ? all : some, names(affected));
        }
    }

    private String names(Predicate<LogFile> which) {
        return names(facts.files().stream().filter(which).map(LogFile::path).toList());
    }

    private static String names(List<String> paths) {
        String shown = paths.stream().sorted().limit(MOST_NAMED).collect(Collectors.joining(", "));
        return paths.size() > MOST_NAMED ? shown + ", \u2026" : shown;
    }

    private void add(JailFault fault, Serializable detail) {
        reasons.add(new Reason(fault, detail));
    }
}
