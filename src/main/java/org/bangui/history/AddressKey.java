package org.bangui.history;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.bangui.fail2ban.BanId;
import org.bangui.net.Cidr;
import org.bangui.net.IpAddress;

/** Orders what is banned by number, so that a network is one range: a mark of the kind, then the bytes of the address. */
final class AddressKey {

    private static final int OTHER = 0;
    private static final int OTHER_LENGTH = 17;

    private AddressKey() {}

    /** Of an address, of a network's first address, or of the first bytes of any other text. */
    static byte[] of(BanId id) {
        return network(id)
                .map(AddressKey::first)
                .orElseGet(() -> key(
                        OTHER,
                        Arrays.copyOf(
                                id.value().getBytes(StandardCharsets.UTF_8),
                                Math.min(OTHER_LENGTH, id.value().length()))));
    }

    static byte[] first(Cidr network) {
        return key(network.network());
    }

    static byte[] last(Cidr network) {
        byte[] bytes = network.network().bytes();
        for (int bit = network.prefix(); bit < 8 * bytes.length; bit++) {
            bytes[bit / 8] |= (byte) (0x80 >> bit % 8);
        }
        return key(bytes.length == 4 ? 4 : 6, bytes);
    }

    /** The /24 or /48 that a banned address is in, or the banned network itself where it is wider. */
    static String around(Cidr banned) {
        int prefix = banned.network().isIpv4() ? 24 : 48;
        return new Cidr(banned.network(), Math.min(prefix, banned.prefix())).text();
    }

    /** Empty for what is neither an address nor a network. */
    static Optional<Cidr> network(BanId id) {
        try {
            return Optional.of(Cidr.parse(id.value()));
        } catch (IllegalArgumentException neither) {
            return Optional.empty();
        }
    }

    private static byte[] key(IpAddress address) {
        return key(address.isIpv4() ? 4 : 6, address.bytes());
    }

    private static byte[] key(int kind, byte[] bytes) {
        byte[] key = new byte[bytes.length + 1];
        key[0] = (byte) kind;
        System.arraycopy(bytes, 0, key, 1, bytes.length);
        return key;
    }
}
