package org.bangui.bans;

import java.time.Instant;
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

    static BannedRow of(BannedAddress banned) {
        return new BannedRow(
                banned.ban().id(),
                banned.jail(),
                banned.ban().bannedAt(),
                banned.ban().banSeconds(),
                banned.ban().endsAt(),
                banned.countryCode(),
                banned.banCount());
    }

    static Page<BannedRow> of(Page<BannedAddress> page) {
        return new Page<>(
                page.items().stream().map(BannedRow::of).toList(), page.total(), page.page(), page.pageSize());
    }
}
