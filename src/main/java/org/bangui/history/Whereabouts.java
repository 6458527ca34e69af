package org.bangui.history;

import java.util.Optional;
import java.util.function.Function;
import org.bangui.fail2ban.BanId;
import org.bangui.geo.GeoAnswer;
import org.bangui.net.Cidr;
import org.bangui.net.IpAddress;

/**
 * Where something banned stands among all others.
 *
 * @param key see {@link AddressKey}
 * @param network the /24 or /48 around it, null for what is no address or where the autonomous system is known
 */
record Whereabouts(byte[] key, String network, GeoAnswer geo) {

    /** @param geo asked for an address, or a network's first one; anything else is nowhere */
    static Whereabouts of(BanId id, Function<IpAddress, GeoAnswer> geo) {
        Optional<Cidr> network = AddressKey.network(id);
        return network.map(known -> of(known, geo.apply(known.network())))
                .orElseGet(() -> new Whereabouts(AddressKey.of(id), null, GeoAnswer.UNKNOWN));
    }

    private static Whereabouts of(Cidr network, GeoAnswer geo) {
        return new Whereabouts(AddressKey.first(network), geo.asn() == null ? AddressKey.around(network) : null, geo);
    }
}
