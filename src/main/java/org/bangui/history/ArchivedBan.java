package org.bangui.history;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import org.bangui.fail2ban.BanId;
import org.bangui.fail2ban.JailName;

/**
 * A ban in the archive.
 *
 * @param banSeconds length in seconds, -1 permanent
 * @param banCount how often this id was banned in this jail, this time included
 * @param failures failures that led to it
 * @param matches the log lines that led to it, written by attackers
 * @param countryCode ISO 3166 alpha-2, null while unknown
 * @param endedAt when it was over, null while it is in force or nobody saw its end
 * @param endedBy null with {@code endedAt}
 * @param placed who had it banned here, null when nobody did
 * @param lifted who had it unbanned here, null when nobody did
 */
public record ArchivedBan(
        long rowId,
        JailName jail,
        BanId id,
        Instant bannedAt,
        long banSeconds,
        int banCount,
        int failures,
        List<String> matches,
        String countryCode,
        String asn,
        String org,
        Origin origin,
        Instant endedAt,
        Ending endedBy,
        Order placed,
        Order lifted)
        implements Serializable {

    /**
     * What somebody ordered.
     *
     * @param why in their words, null when they gave no reason
     */
    public record Order(String who, String why) implements Serializable {

        static Order of(String who, String why) {
            return who == null ? null : new Order(who, why);
        }
    }

    /** When it ends by itself; null for a permanent ban. */
    public Instant endsAt() {
        return banSeconds < 0 ? null : bannedAt.plusSeconds(banSeconds);
    }
}
