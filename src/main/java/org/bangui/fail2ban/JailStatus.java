package org.bangui.fail2ban;

import java.io.Serializable;
import java.util.List;

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
        implements Serializable {}
