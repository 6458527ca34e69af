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
 * @param faultyJails running jails that can do nothing (no actions, no regexes, no log); 0 while unknown
 */
public record Tiles(
        Instant takenAt,
        long bannedNow,
        long jailsWithBans,
        long bansInRange,
        Long bansBefore,
        long currentlyFailed,
        long totalFailed,
        long activeJails,
        long faultyJails)
        implements Serializable {}
