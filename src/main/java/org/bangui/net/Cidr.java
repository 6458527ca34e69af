package org.bangui.net;

import java.io.Serializable;
import java.util.Comparator;

/**
 * A network, or a single address as a network of one. Ordered by first address, wider networks first.
 *
 * @param network first address, host bits zero
 * @param prefix length in bits, 0 to 32 or 0 to 128
 */
public record Cidr(IpAddress network, int prefix) implements Comparable<Cidr>, Serializable {

    private static final String REFUSAL = "This is not an IP address or network.";

    private static final Comparator<Cidr> ORDER =
            Comparator.comparing(Cidr::network).thenComparingInt(Cidr::prefix);

    /** Clears the host bits, as fail2ban does. */
    public Cidr {
        if (network == null || prefix < 0 || prefix > bits(network)) {
            throw new IllegalArgumentException(REFUSAL);
        }
        network = prefix == bits(network) ? network : masked(network, prefix);
    }

    /** The network that holds only this address. */
    public static Cidr of(IpAddress address) {
        return new Cidr(address, bits(address));
    }

    /** Reads {@code 192.0.2.0/24}, {@code 2001:db8::/32} or a plain address; host bits are cleared as fail2ban does. */
    public static Cidr parse(String text) {
        try {
            int slash = text == null ? -1 : text.indexOf('/');
            if (slash < 0) {
                return of(new IpAddress(text));
            }
            return read(text.substring(0, slash), Literal.decimal(text.substring(slash + 1), 128));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(REFUSAL, e);
        }
    }

    private static Cidr read(String address, int prefix) {
        IpAddress network = new IpAddress(address);
        boolean mapped = network.isIpv4() && address.indexOf(':') >= 0;
        return new Cidr(network, mapped ? prefix - 96 : prefix);
    }

    /** Whether the address lies in this network; never for one of the other family. */
    public boolean contains(IpAddress address) {
        return address.isIpv4() == network.isIpv4() && masked(address, prefix).equals(network);
    }

    /** Whether it holds one address only. */
    public boolean isSingle() {
        return prefix == bits(network);
    }

    /** The canonical form: a plain address when it is only one, else with {@code /prefix}. */
    public String text() {
        return isSingle() ? network.text() : network.text() + "/" + prefix;
    }

    private static int bits(IpAddress address) {
        return address.isIpv4() ? 32 : 128;
    }

    private static IpAddress masked(IpAddress address, int prefix) {
        byte[] bytes = address.bytes();
        for (int i = 0; i < bytes.length; i++) {
            int kept = Math.min(8, Math.max(0, prefix - 8 * i));
            bytes[i] &= (byte) (0xFF00 >> kept);
        }
        return IpAddress.of(bytes);
    }

    @Override
    public int compareTo(Cidr other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return text();
    }
}
