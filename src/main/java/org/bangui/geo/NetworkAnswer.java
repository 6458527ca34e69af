package org.bangui.geo;

import java.io.Serializable;
import java.time.Instant;
import org.bangui.net.IpAddress;

/**
 * What a service on the network said about an address; all but the first two and the times are null when it did not say.
 *
 * @param countryCode ISO 3166 alpha-2
 * @param org who runs the network or owns it, written by themselves
 * @param network the network that was given out, for example {@code 192.0.2.0 - 192.0.2.255}
 * @param abuseContact where to complain
 * @param lastSeen when somebody last wanted to know
 */
public record NetworkAnswer(
        IpAddress ip,
        Resolver resolver,
        String countryCode,
        String asn,
        String org,
        String network,
        String abuseContact,
        Instant cachedAt,
        Instant lastSeen)
        implements Serializable {

    /** The service knows nothing about the address. */
    static NetworkAnswer negative(IpAddress ip, Resolver resolver, Instant now) {
        return new NetworkAnswer(ip, resolver, null, null, null, null, null, now, now);
    }

    boolean isNegative() {
        return countryCode == null && asn == null && org == null && network == null;
    }

    NetworkAnswer seen(Instant now) {
        return new NetworkAnswer(ip, resolver, countryCode, asn, org, network, abuseContact, cachedAt, now);
    }
}
