package org.bangui.history;

import java.io.Serializable;

/**
 * How many bans came from a network.
 *
 * @param asn autonomous system, for example {@code AS64500}; null where no database told
 * @param org who runs it, null while unknown
 * @param network the /24 or /48, null where the autonomous system is known; both null for what is no address
 */
public record NetworkCount(String asn, String org, String network, long count) implements Serializable {

    /** Reads what {@link Counted#network(org.bangui.geo.GeoAnswer, String)} wrote. */
    static NetworkCount of(String text, long count) {
        if (!text.startsWith("AS")) {
            return new NetworkCount(null, null, text.isEmpty() ? null : text, count);
        }
        int space = text.indexOf(' ');
        return space < 0
                ? new NetworkCount(text, null, null, count)
                : new NetworkCount(text.substring(0, space), text.substring(space + 1), null, count);
    }
}
