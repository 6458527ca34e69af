package org.bangui.net;

/**
 * A network, or a single address as a network of one.
 *
 * @param network first address, host bits zero
 * @param prefix length in bits, 0 to 32 or 0 to 128
 */
public record Cidr(IpAddress network, int prefix) {

    /** Reads {@code 192.0.2.0/24}, {@code 2001:db8::/32} or a plain address; host bits are cleared as fail2ban does. */
    public static Cidr parse(String text) {
        throw new UnsupportedOperationException(text);
    }

    /** The canonical form: a plain address when it is only one, else with {@code /prefix}. */
    public String text() {
        throw new UnsupportedOperationException();
    }
}
