package org.bangui.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bangui.net.Cidr;
import org.junit.jupiter.api.Test;

class ForwardedTest {

    private static final List<Cidr> PROXIES = List.of(Cidr.parse("127.0.0.1"), Cidr.parse("10.0.0.0/8"));

    private static Requests behindProxy() {
        return Requests.to("GET").from("127.0.0.1").header("Host", "inside:8080");
    }

    private static Forwarded read(Requests request) {
        return Forwarded.of(request.build(), PROXIES);
    }

    @Test
    void whoIsNoTrustedProxyIsNotBelieved() {
        Requests stranger = Requests.to("GET")
                .from("198.51.100.1")
                .header("Host", "bangui.example")
                .header("X-Forwarded-For", "127.0.0.1")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "evil.example");

        assertThat(read(stranger)).isEqualTo(new Forwarded("198.51.100.1", false, "bangui.example"));
    }

    @Test
    void aTrustedProxyTellsTheClient() {
        Requests request = behindProxy()
                .header("X-Forwarded-For", "203.0.113.9")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "bangui.example");

        assertThat(read(request)).isEqualTo(new Forwarded("203.0.113.9", true, "bangui.example"));
    }

    @Test
    void whatTheClientItselfWroteBeforeIsNotBelieved() {
        assertThat(read(behindProxy().header("X-Forwarded-For", "1.2.3.4, 203.0.113.9, 10.1.1.1"))
                        .address())
                .isEqualTo("203.0.113.9");
    }

    @Test
    void anEntryThatIsNoAddressEndsTheChain() {
        assertThat(read(behindProxy().header("X-Forwarded-For", "203.0.113.9, unknown\n, 10.1.1.1"))
                        .address())
                .isEqualTo("10.1.1.1");
    }

    @Test
    void addressesAreCanonical() {
        assertThat(read(Requests.to("GET").from("2001:DB8:0:0:0:0:0:7")).address())
                .isEqualTo("2001:db8::7");
        assertThat(read(Requests.to("GET").from("fe80:0:0:0:0:0:0:1%eth0")).address())
                .isEqualTo("fe80::1");
    }

    @Test
    void theRequestShowsWhatTheClientUsed() {
        ClientRequest request = new ClientRequest(
                behindProxy()
                        .header("X-Forwarded-Proto", "https")
                        .header("X-Forwarded-Host", "bangui.example")
                        .build(),
                PROXIES);

        assertThat(request.getScheme()).isEqualTo("https");
        assertThat(request.getServerName()).isEqualTo("bangui.example");
        assertThat(request.getServerPort()).isEqualTo(443);
        assertThat(request.getRequestURL()).hasToString("https://bangui.example/");
    }

    @Test
    void anIpv6HostKeepsItsBrackets() {
        ClientRequest request = new ClientRequest(
                Requests.to("GET").header("Host", "[2001:db8::7]:8443").build(), List.of());

        assertThat(request.getServerName()).isEqualTo("[2001:db8::7]");
        assertThat(request.getServerPort()).isEqualTo(8443);
    }
}
