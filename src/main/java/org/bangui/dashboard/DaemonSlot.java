package org.bangui.dashboard;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;

/**
 * What fail2ban told of itself within ten minutes.
 *
 * @param banned addresses banned at their end
 * @param jails running at their end
 * @param failures found within them
 * @param totalFailed the daemon's own count at their end, which starts anew with the daemon and with each jail
 */
public record DaemonSlot(Instant start, long banned, long jails, long failures, long totalFailed)
        implements Serializable {

    private static final long SECONDS = Duration.ofMinutes(10).toSeconds();

    /** The slot after {@code last} (null for none), or the same one brought up to date. */
    static DaemonSlot after(DaemonSlot last, Instant now, long banned, long jails, long totalFailed) {
        Instant start = startOf(now);
        long found = last == null ? 0 : Math.max(0, totalFailed - last.totalFailed);
        long before = last != null && last.start.equals(start) ? last.failures : 0;
        return new DaemonSlot(start, banned, jails, before + found, totalFailed);
    }

    static Instant startOf(Instant time) {
        long second = time.getEpochSecond();
        return Instant.ofEpochSecond(second - Math.floorMod(second, SECONDS));
    }
}
