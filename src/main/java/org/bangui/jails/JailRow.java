package org.bangui.jails;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import org.bangui.fail2ban.JailName;
import org.bangui.fail2ban.JailSummary;

/**
 * One jail as lists tell it.
 *
 * @param active whether it runs; of one that does not only the name and {@code reason} are told, the rest is null
 * @param reason why it does not run, null when it does
 * @param verdict null while it is unknown
 */
public record JailRow(
        JailName name,
        boolean active,
        String reason,
        String backend,
        Long currentlyFailed,
        Long totalFailed,
        Long currentlyBanned,
        Long totalBanned,
        Long banTime,
        Long findTime,
        Long maxRetry,
        VerdictRow verdict)
        implements Serializable {

    /** All jails of a host: those that run, then those that should. */
    public record Listing(Instant takenAt, List<JailRow> jails) {}

    static JailRow of(JailSummary jail, Verdict verdict) {
        return new JailRow(
                jail.name(),
                true,
                null,
                jail.backend(),
                jail.currentlyFailed(),
                jail.totalFailed(),
                jail.currentlyBanned(),
                jail.totalBanned(),
                jail.banTime(),
                jail.findTime(),
                jail.maxRetry(),
                verdict == null ? null : VerdictRow.of(verdict));
    }

    static JailRow of(StoppedJail jail) {
        String reason = VerdictRow.english("stopped." + jail.cause(), jail.words());
        return new JailRow(jail.name(), false, reason, null, null, null, null, null, null, null, null, null);
    }
}
