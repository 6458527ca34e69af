package org.bangui.jails;

import java.util.List;
import org.bangui.fail2ban.JailStatus;
import org.bangui.fail2ban.JailSummary;

/** One jail as {@code GET /jails/{name}} tells it. */
public record JailAnswer(
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

    static JailAnswer of(JailStatus jail, Verdict verdict) {
        return new JailAnswer(
                jail.summary(),
                VerdictRow.of(verdict),
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
