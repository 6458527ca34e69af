package org.bangui.history;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import org.bangui.fail2ban.BanId;

/**
 * All that is known of one address, network or other id.
 *
 * @param bans how often it was banned in all jails
 * @param firstSeen null when it was never seen
 * @param lastSeen null with {@code firstSeen}
 * @param repeatOffender whether it came back after a ban
 * @param countryCode ISO 3166 alpha-2, null while unknown
 * @param countryName in English, null with the code
 * @param asn of its network, null while unknown
 * @param org of its network, null while unknown
 * @param jails the jails that banned it, most bans first
 * @param events the newest first; of many only the latest
 */
public record Story(
        BanId id,
        long bans,
        Instant firstSeen,
        Instant lastSeen,
        boolean repeatOffender,
        String countryCode,
        String countryName,
        String asn,
        String org,
        List<StoryJail> jails,
        List<StoryEvent> events)
        implements Serializable {}
