package org.bangui.fail2ban;

import java.io.Serializable;
import java.time.Instant;

/**
 * A ban in force.
 *
 * @param id what is banned
 * @param bannedAt start; the daemon's local time resolved to an instant
 * @param banSeconds length in seconds, -1 for a permanent ban
 * @param endsAt end, null for a permanent ban
 */
public record ActiveBan(BanId id, Instant bannedAt, long banSeconds, Instant endsAt) implements Serializable {}
