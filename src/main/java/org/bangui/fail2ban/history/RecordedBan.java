package org.bangui.fail2ban.history;

import java.time.Instant;
import org.bangui.fail2ban.BanId;
import org.bangui.fail2ban.JailName;

/**
 * A ban as fail2ban wrote it down.
 *
 * @param at the last failure, in whole seconds, or the moment of a manual ban
 * @param seconds length, -1 permanent
 * @param count how often this id was banned in this jail, this time included
 * @param data fail2ban's own JSON (matches, failures), written by attackers in part; null when there is none or too much
 */
public record RecordedBan(JailName jail, BanId id, Instant at, long seconds, int count, String data) {}
