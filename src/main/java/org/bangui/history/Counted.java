package org.bangui.history;

import org.bangui.fail2ban.JailName;
import org.bangui.geo.GeoAnswer;

/**
 * What a roll-up knows of a ban.
 *
 * @param bannedAt seconds since 1970
 * @param countryCode null while unknown
 * @param network see {@link #network(GeoAnswer, String)}
 */
record Counted(long bannedAt, JailName jail, String countryCode, Origin origin, String network) {

    /** The autonomous system and its name, else the network around the address, else empty. */
    static String network(GeoAnswer geo, String around) {
        if (geo.asn() != null) {
            return geo.org() == null ? geo.asn() : geo.asn() + " " + geo.org();
        }
        return around == null ? "" : around;
    }

    Counted at(long otherTime) {
        return new Counted(otherTime, jail, countryCode, origin, network);
    }

    long hour() {
        return start(Spans.HOUR);
    }

    long day() {
        return start(Spans.DAY);
    }

    long month() {
        return start(Spans.MONTH);
    }

    private long start(long unit) {
        return bannedAt - Math.floorMod(bannedAt, unit);
    }

    String country() {
        return countryCode == null ? "" : countryCode;
    }
}
