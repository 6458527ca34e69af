package org.bangui.dashboard;

import java.io.Serializable;
import java.time.Instant;

/**
 * The four figures on top of the dashboard. What the daemon tells is as old as {@code takenAt}.
 *
 * @param takenAt when the daemon told its figures; null when it never did, then they are 0
 * @param jailsWithBans jails in which something is banned now
 * @param bansInRange archived bans in the range
 * @param bansBefore archived bans in the period of the same length before; null when the range is all times
 * @param failuresInRange failures that fail2ban counted in the range; null when nobody watched
 * @param failuresBefore the same for the period before
 * @param faultyJails running jails that can do nothing (no actions, no regexes, no log); 0 while unknown
 * @param then what the daemon told at the start of the range; null while unknown
 */
public record Tiles(
        Instant takenAt,
        long bannedNow,
        long jailsWithBans,
        long bansInRange,
        Long bansBefore,
        long currentlyFailed,
        Long failuresInRange,
        Long failuresBefore,
        long activeJails,
        long faultyJails,
        DaemonSlot then)
        implements Serializable {}
