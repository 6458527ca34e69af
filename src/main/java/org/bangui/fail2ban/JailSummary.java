package org.bangui.fail2ban;

import java.io.Serializable;

/**
 * One line about a running jail. Times in seconds, a ban time of -1 is permanent; counts of failures and bans are
 * since the daemon (or the jail) started.
 *
 * @param backend as the daemon tells it (1.1.0 and later), else {@code file} or {@code systemd}, null when unknown
 */
public record JailSummary(
        JailName name,
        String backend,
        long currentlyFailed,
        long totalFailed,
        long currentlyBanned,
        long totalBanned,
        long banTime,
        long findTime,
        long maxRetry)
        implements Serializable {}
