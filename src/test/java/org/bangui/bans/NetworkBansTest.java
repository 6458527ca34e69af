package org.bangui.bans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bangui.fail2ban.JailName;
import org.bangui.net.Cidr;
import org.bangui.system.InvalidInputException;
import org.junit.jupiter.api.Test;

class NetworkBansTest {

    private static final String NFT =
            "<nftables> add table inet f2b\n<nftables> add set inet f2b <addr_set> \\{ type <addr_type>\\; \\}";
    private static final String IPSET = "ipset create f2b hash:ip timeout 0 family inet6";
    private static final String IPTABLES = "<iptables> -I f2b-sshd 1 -s <ip> -j <blocktype>";

    private static void check(String commands, String network) {
        NetworkBans.check(new JailName("sshd"), List.of(Cidr.parse(network)), Map.of("the-action", commands));
    }

    @Test
    void anNftSetWithoutIntervalsHoldsNoNetwork() {
        assertThatThrownBy(() -> check(NFT, "198.51.100.0/24"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("198.51.100.0/24")
                .hasMessageContaining("the-action")
                .satisfies(refused -> assertThat(((InvalidInputException) refused)
                                .faults()
                                .get(0)
                                .in(Locale.GERMAN))
                        .startsWith("Das Netz 198.51.100.0/24 kann im Jail sshd nicht gesperrt werden"));
        assertThatCode(() -> check(NFT, "198.51.100.1")).doesNotThrowAnyException();
    }

    @Test
    void anNftSetWithIntervalsDoes() {
        assertThatCode(() -> check(NFT.replace("type", "flags interval\\; type"), "198.51.100.0/24"))
                .doesNotThrowAnyException();
    }

    @Test
    void anIpsetOfAddressesHoldsNoIpv6Network() {
        assertThatThrownBy(() -> check(IPSET, "2001:db8::/32")).isInstanceOf(InvalidInputException.class);
        assertThatCode(() -> check(IPSET, "198.51.100.0/24")).doesNotThrowAnyException();
    }

    @Test
    void iptablesTakesNetworks() {
        assertThatCode(() -> check(IPTABLES, "198.51.100.0/24")).doesNotThrowAnyException();
    }
}
