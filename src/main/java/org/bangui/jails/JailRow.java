package org.bangui.jails;

import java.time.Instant;
import java.util.List;
import org.bangui.fail2ban.JailName;
import org.bangui.fail2ban.JailSummary;

/** One jail as {@code GET /jails} lists it. */
public record JailRow(
        JailName name,
        String backend,
        long currentlyFailed,
        long totalFailed,
        long currentlyBanned,
        long totalBanned,
        long banTime,
        long findTime,
        long maxRetry,
        VerdictRow verdict) {

    /** All jails of a host. */
    public record Listing(Instant takenAt, List<JailRow> jails) {}

    /** @param verdict null while it is unknown */
    static JailRow of(JailSummary jail, Verdict verdict) {
        return new JailRow(
                jail.name(),
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
}
