package org.bangui.bans;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bangui.bans.Danger.Reason;
import org.bangui.fail2ban.JailName;
import org.bangui.net.Cidr;
import org.junit.jupiter.api.Test;

class WardTest {

    private static final JailName SSHD = new JailName("sshd");

    private final Ward ward = new Ward();

    private static List<Cidr> networks(String... texts) {
        return Stream.of(texts).map(Cidr::parse).toList();
    }

    @Test
    void aBanOfOneselfIsADanger() {
        ward.add(networks("192.0.2.7"), Reason.OWN_SESSION, null);
        assertThat(ward.dangers(networks("192.0.2.8", "192.0.2.7")))
                .containsExactly(
                        new Danger(Cidr.parse("192.0.2.7"), Reason.OWN_SESSION, Cidr.parse("192.0.2.7"), null));
    }

    @Test
    void aNetworkAroundSomebodyGuardedIsADanger() {
        ward.add(networks("2001:db8::7", "192.0.2.7"), Reason.THIS_SERVER, null);
        assertThat(ward.dangers(networks("192.0.2.0/24", "2001:db8::/32", "0.0.0.0/0", "203.0.113.0/24")))
                .extracting(danger -> danger.network().text())
                .containsExactly("192.0.2.0/24", "2001:db8::/32", "0.0.0.0/0");
    }

    @Test
    void anAddressInsideAGuardedNetworkIsADanger() {
        ward.add(networks("10.0.0.0/8"), Reason.IGNORED, SSHD);
        assertThat(ward.dangers(networks("10.255.255.255", "11.0.0.0", "9.255.255.255")))
                .extracting(Danger::sentence)
                .containsExactly("10.255.255.255 touches 10.0.0.0/8, in the ignore list of the jail sshd.");
    }

    @Test
    void tenThousandAgainstAHundredTakeAMoment() {
        ward.add(
                IntStream.range(0, 100)
                        .mapToObj(i -> Cidr.parse("198.51.100." + i))
                        .toList(),
                Reason.ADMINISTRATORS,
                null);
        List<Cidr> many = IntStream.range(0, 10_000)
                .mapToObj(i -> Cidr.parse("10.1." + i / 256 + "." + i % 256))
                .toList();
        assertThat(ward.dangers(many)).isEmpty();
    }

    @Test
    void gatewaysAreReadFromTheRoutes() {
        List<String> ipv4 = List.of(
                "Iface\tDestination\tGateway \tFlags\tRefCnt",
                "eth0\t00000000\t010011AC\t0003\t0",
                "eth0\t000011AC\t00000000\t0001\t0");
        assertThat(OwnAddresses.gateways(ipv4, 2, true)).containsExactly(Cidr.parse("172.17.0.1"));
        List<String> ipv6 = List.of("00000000000000000000000000000000 00 00000000000000000000000000000000 00"
                + " 20010db8000000000000000000000001 00000400 00000001 00000000 00000003 eth0");
        assertThat(OwnAddresses.gateways(ipv6, 4, false)).containsExactly(Cidr.parse("2001:db8::1"));
    }

    @Test
    void theAddressesOfThisServerAreKnown() {
        assertThat(OwnAddresses.ofThisServer()).contains(Cidr.parse("127.0.0.1"));
    }
}
