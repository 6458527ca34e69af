package org.bangui.jails;

import java.time.Instant;
import java.util.List;
import org.bangui.fail2ban.JailStatus;
import org.bangui.fail2ban.JailSummary;

/** One jail as {@code GET /jails/{name}} tells it. */
public record JailAnswer(
        Instant takenAt,
        JailSummary summary,
        VerdictRow verdict,
        List<String> logPaths,
        List<String> journalMatches,
        List<String> failRegexes,
        List<String> ignoreRegexes,
        List<String> actions,
        List<String> ignoreIps,
        boolean ignoreSelf,
        String datePattern,
        String logEncoding,
        String useDns) {

    static JailAnswer of(JailReading reading) {
        JailStatus jail = reading.jail();
        return new JailAnswer(
                reading.takenAt(),
                jail.summary(),
                VerdictRow.of(reading.verdict()),
                jail.logPaths(),
                jail.journalMatches(),
                jail.failRegexes(),
                jail.ignoreRegexes(),
                jail.actions(),
                jail.ignoreIps(),
                jail.ignoreSelf(),
                jail.datePattern(),
                jail.logEncoding(),
                jail.useDns());
    }
}
