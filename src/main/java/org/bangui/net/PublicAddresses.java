package org.bangui.net;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/** Which addresses are on the public Internet, after the special-purpose registries of IANA (RFC 6890 and its updates). */
final class PublicAddresses {

    /** Not public although IPv4: this network, private, shared (CGNAT), loopback, link-local, protocol, documentation, 6to4 relays, benchmarks, multicast, reserved and broadcast. */
    private static final List<Cidr> SPECIAL_IPV4 = cidrs(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4");

    /** All that is given out as global unicast. Leaves out NAT64, mapped, ULA, link-local, multicast, loopback. */
    private static final Cidr GLOBAL_IPV6 = Cidr.parse("2000::/3");

    /** Not public although in it: protocol assignments with Teredo and ORCHID, 6to4, documentation. */
    private static final List<Cidr> SPECIAL_IPV6 = cidrs("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    private PublicAddresses() {}

    /** Whether a connection to this address leaves for the public Internet. */
    static boolean contain(InetAddress address) {
        IpAddress ip = IpAddress.of(address.getAddress());
        if (ip.isIpv4()) {
            return SPECIAL_IPV4.stream().noneMatch(special -> special.contains(ip));
        }
        return GLOBAL_IPV6.contains(ip) && SPECIAL_IPV6.stream().noneMatch(special -> special.contains(ip));
    }

    private static List<Cidr> cidrs(String... networks) {
        return Stream.of(networks).map(Cidr::parse).toList();
    }
}
