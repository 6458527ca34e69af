package org.bangui.bans;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bangui.fail2ban.JailName;
import org.bangui.net.Cidr;

/** Networks that are not to be banned unthinkingly, each with its reason. */
final class Ward {

    /** A network that several jails ignore counts once, for the first reason. */
    private final Map<Cidr, Guarded> guarded = new LinkedHashMap<>();

    /** @param first and last address of the network, in bytes */
    private record Guarded(Cidr network, Danger.Reason reason, JailName jail, byte[] first, byte[] last) {

        boolean touches(byte[] otherFirst, byte[] otherLast) {
            return first.length == otherFirst.length
                    && Arrays.compareUnsigned(first, otherLast) <= 0
                    && Arrays.compareUnsigned(otherFirst, last) <= 0;
        }
    }

    void add(Collection<Cidr> networks, Danger.Reason reason, JailName jail) {
        networks.forEach(network -> guarded.putIfAbsent(
                network, new Guarded(network, reason, jail, network.network().bytes(), last(network))));
    }

    /** One danger for each of the networks that touches something guarded, in their order. */
    List<Danger> dangers(Collection<Cidr> networks) {
        List<Danger> dangers = new ArrayList<>();
        for (Cidr network : networks) {
            byte[] first = network.network().bytes();
            byte[] last = last(network);
            guarded.values().stream()
                    .filter(each -> each.touches(first, last))
                    .findFirst()
                    .ifPresent(each -> dangers.add(new Danger(network, each.reason(), each.network(), each.jail())));
        }
        return dangers;
    }

    private static byte[] last(Cidr network) {
        byte[] bytes = network.network().bytes();
        for (int bit = network.prefix(); bit < 8 * bytes.length; bit++) {
            bytes[bit / 8] |= (byte) (0x80 >> bit % 8);
        }
        return bytes;
    }
}
