package org.bangui.server;

import java.time.Instant;

/**
 * How this server is, as {@code GET /api/health} answers it.
 *
 * @param status {@code ok} or {@code degraded}
 * @param database {@code ok} or {@code failing}
 * @param scheduler {@code active} when this instance runs the background tasks, else {@code standby}
 */
public record Health(String status, Daemon fail2ban, String database, String scheduler) {

    /**
     * @param state {@code online} or {@code offline}
     * @param version null when unknown or not to be told
     * @param since null when not to be told
     */
    public record Daemon(String state, String version, Instant since) {}

    /** What everybody may know. */
    Health withoutDetails() {
        return new Health(status, new Daemon(fail2ban.state(), null, null), database, scheduler);
    }
}
