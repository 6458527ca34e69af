package org.bangui.bans;

import org.bangui.fail2ban.JailName;

/**
 * Which bans in force are wanted.
 *
 * @param jail null for all jails
 * @param search part of an address, null or empty for all
 * @param sort {@code ip}, {@code banned_at} or {@code ends_at}
 */
public record BannedQuery(JailName jail, String search, String sort, boolean descending) {}
