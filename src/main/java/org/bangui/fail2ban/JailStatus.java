package org.bangui.fail2ban;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/** A running jail in detail, as the daemon has it now (not as the files say). Lists are unmodifiable. */
public record JailStatus(
        JailSummary summary,
        List<String> logPaths,
        List<String> journalMatches,
        List<String> failRegexes,
        List<String> ignoreRegexes,
        List<String> actions,
        List<String> ignoreIps,
        boolean ignoreSelf,
        String datePattern,
        String logEncoding,
        String useDns)
        implements Serializable {

    /** Whether both are made of the same expressions, sources, actions and times, whatever they have counted. */
    public boolean isMadeAs(JailStatus other) {
        return madeOf().equals(other.madeOf());
    }

    private List<Object> madeOf() {
        return Arrays.asList(
                List.copyOf(new TreeSet<>(logPaths)),
                journalMatches,
                failRegexes,
                ignoreRegexes,
                List.copyOf(new TreeSet<>(actions)),
                List.copyOf(new TreeSet<>(ignoreIps)),
                ignoreSelf,
                datePattern,
                logEncoding,
                useDns,
                summary.banTime(),
                summary.findTime(),
                summary.maxRetry());
    }
}
