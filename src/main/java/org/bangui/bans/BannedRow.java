package org.bangui.bans;

import java.time.Instant;
import java.util.Map;
import org.bangui.fail2ban.BanId;
import org.bangui.fail2ban.JailName;
import org.bangui.system.Page;

/**
 * A ban in force as the API tells it: flat. {@code endsAt} is null and {@code banSeconds} -1 for a permanent ban.
 *
 * @param banCount how often it was banned in this jail, this time included; 0 while the archive does not know it
 */
public record BannedRow(
        BanId ip, JailName jail, Instant bannedAt, long banSeconds, Instant endsAt, String countryCode, int banCount) {

    static BannedRow of(BannedAddress banned, Map<JailName, Map<BanId, Integer>> times) {
        return new BannedRow(
                banned.ban().id(),
                banned.jail(),
                banned.ban().bannedAt(),
                banned.ban().banSeconds(),
                banned.ban().endsAt(),
                banned.countryCode(),
                times.getOrDefault(banned.jail(), Map.of())
                        .getOrDefault(banned.ban().id(), 0));
    }

    static Page<BannedRow> of(Page<BannedAddress> page, Map<JailName, Map<BanId, Integer>> times) {
        return new Page<>(
                page.items().stream().map(banned -> of(banned, times)).toList(),
                page.total(),
                page.page(),
                page.pageSize());
    }
}
