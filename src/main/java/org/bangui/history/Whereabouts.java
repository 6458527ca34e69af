package org.bangui.history;

import org.bangui.fail2ban.BanId;
import org.bangui.geo.GeoAnswer;

/**
 * Where something banned stands among all others.
 *
 * @param key see {@link AddressKey}
 * @param network the /24 or /48 around it, null for what is no address
 */
record Whereabouts(byte[] key, String network, GeoAnswer geo) {

    static Whereabouts of(BanId id, GeoAnswer geo) {
        return new Whereabouts(AddressKey.of(id), AddressKey.around(id), geo);
    }
}
