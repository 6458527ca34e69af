package org.bangui.net;

import java.io.Serializable;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * An IPv4 or IPv6 address in its canonical text form (IPv6 as of RFC 5952, IPv4-mapped as IPv4). Never resolves a name.
 * Ordered by number, IPv4 before IPv6.
 *
 * @param text canonical form, for example {@code 192.0.2.1} or {@code 2001:db8::7}
 */
public record IpAddress(String text) implements Comparable<IpAddress>, Serializable {

    /** Refuses whatever is no plain address: names, zones, leading zeros, white space. */
    public IpAddress {
        text = Literal.write(Literal.read(text));
    }

    /** The address with these 4 or 16 bytes, most significant first. */
    public static IpAddress of(byte[] bytes) {
        return new IpAddress(Literal.write(bytes));
    }

    /** 4 or 16 bytes, most significant first. */
    public byte[] bytes() {
        return Literal.read(text);
    }

    public boolean isIpv4() {
        return text.indexOf(':') < 0;
    }

    /** Whether it is on the public Internet: not private, reserved, local or for documentation. */
    public boolean isPublic() {
        return PublicAddresses.contain(toInetAddress());
    }

    /** The same address for the JDK's networking; no name is looked up. */
    public InetAddress toInetAddress() {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public int compareTo(IpAddress other) {
        byte[] mine = bytes();
        byte[] theirs = other.bytes();
        return mine.length == theirs.length ? Arrays.compareUnsigned(mine, theirs) : mine.length - theirs.length;
    }

    @Override
    public String toString() {
        return text;
    }
}
