package org.bangui.jails;

import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
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
    private static final List<Path> JOURNALS = List.of(Path.of("/var/log/journal"), Path.of("/run/log/journal"));
    private static final int MOST_NAMED = 3;

    private final JailStatus jail;
    private final List<LogFile> files;
    private final List<Reason> reasons = new ArrayList<>();

    private Inspection(JailStatus jail, List<LogFile> files) {
        this.jail = jail;
        this.files = files;
    }

    /**
     * @param byHand whether the jail is there for bans from lists only: then it needs neither log nor regex
     * @param resting whether it was told to rest
     */
    static Verdict of(
            JailStatus jail, List<LogFile> files, Instant lastFailure, boolean byHand, boolean resting, Instant now) {
        Inspection inspection = new Inspection(jail, files);
        if (jail.actions().isEmpty()) {
            inspection.add(JailFault.NO_ACTIONS, jail.summary().currentlyBanned());
        }
        if (!byHand) {
            inspection.judgeReading(now);
        }
        if (resting) {
            inspection.add(JailFault.RESTING, "");
        }
        return Verdict.of(inspection.reasons, files, lastFailure);
    }

    private void judgeReading(Instant now) {
        if (jail.failRegexes().isEmpty()) {
            add(JailFault.NO_FAIL_REGEX, "");
        }
        if ("systemd".equals(jail.summary().backend()) || !jail.journalMatches().isEmpty()) {
            if (JOURNALS.stream().noneMatch(Files::exists)) {
                add(JailFault.NO_JOURNAL, "");
            }
        } else if (files.isEmpty()) {
            add(JailFault.NO_LOG, "");
        } else {
            judgeFiles(now);
        }
    }

    private void judgeFiles(Instant now) {
        judge(State.MISSING, JailFault.LOG_MISSING, JailFault.LOG_PARTLY_MISSING);
        judge(State.UNREADABLE, JailFault.LOG_UNREADABLE, JailFault.LOG_PARTLY_UNREADABLE);
        boolean silent = files.stream()
                .allMatch(file -> file.changedAt() != null
                        && file.changedAt().plus(SILENT).isBefore(now));
        if (silent) {
            add(JailFault.LOG_SILENT, names(file -> true));
        }
    }

    private void judge(State state, JailFault all, JailFault some) {
        Predicate<LogFile> affected = file -> file.state() == state;
        if (files.stream().anyMatch(affected)) {
            add(files.stream().allMatch(affected) ? all : some, names(affected));
        }
    }

    private String names(Predicate<LogFile> which) {
        List<String> names =
                files.stream().filter(which).map(LogFile::path).sorted().toList();
        String shown = names.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        return names.size() > MOST_NAMED ? shown + ", \u2026" : shown;
    }

    private void add(JailFault fault, Serializable detail) {
        reasons.add(new Reason(fault, detail));
    }
}
