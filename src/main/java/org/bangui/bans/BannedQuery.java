package org.bangui.bans;

import org.bangui.fail2ban.JailName;

/**
 * Which bans in force are wanted.
 *
 * @param jail null for all jails
 * @param search part of an address, null or empty for all
 * @param sort {@code ip}, {@code country}, {@code ban_count}, {@code banned_at} or {@code ends_at}; null for the latest first
 */
public record BannedQuery(JailName jail, String search, String sort, boolean descending) {

    /** Reads the query parameters; a minus before the order turns it round, as in {@code -ends_at}. */
    static BannedQuery parse(JailName jail, String search, String sort) {
        if (sort == null || sort.isEmpty()) {
            return new BannedQuery(jail, search, null, true);
        }
        boolean descending = sort.startsWith("-");
        return new BannedQuery(jail, search, descending ? sort.substring(1) : sort, descending);
    }
}
