package org.bangui.history;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.bangui.fail2ban.BanId;
import org.bangui.fail2ban.JailName;
import org.bangui.history.ArchivedBan.Order;
import org.bangui.system.Page;

/** An archived ban as the API tells it. Country and network are null while unknown, the end while it is not known. */
public record BanEntry(
        Instant time,
        BanId ip,
        JailName jail,
        String countryCode,
        String countryName,
        String asn,
        String org,
        int banCount,
        long banSeconds,
        Instant endedAt,
        String endedBy,
        String origin,
        int failures,
        List<String> matches,
        Order placed,
        Order lifted) {

    public static BanEntry of(ArchivedBan ban) {
        return new BanEntry(
                ban.bannedAt(),
                ban.id(),
                ban.jail(),
                ban.countryCode(),
                countryName(ban.countryCode()),
                ban.asn(),
                ban.org(),
                ban.banCount(),
                ban.banSeconds(),
                ban.endedAt(),
                ban.endedBy() == null ? null : ban.endedBy().text(),
                ban.origin().text(),
                ban.failures(),
                ban.matches(),
                ban.placed(),
                ban.lifted());
    }

    public static Page<BanEntry> of(Page<ArchivedBan> page) {
        return new Page<>(page.items().stream().map(BanEntry::of).toList(), page.total(), page.page(), page.pageSize());
    }

    /** In English; null for an unknown country. */
    public static String countryName(String code) {
        return code == null ? null : new Locale("", code).getDisplayCountry(Locale.ENGLISH);
    }
}
