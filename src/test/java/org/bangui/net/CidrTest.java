package org.bangui.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.0/24, 192.0.2.0/24",
        "192.0.2.77/24, 192.0.2.0/24",
        "192.0.2.77/25, 192.0.2.0/25",
        "192.0.2.200/25, 192.0.2.128/25",
        "192.0.2.77/32, 192.0.2.77",
        "192.0.2.77, 192.0.2.77",
        "1.2.3.4/0, 0.0.0.0/0",
        "2001:db8:ffff::1/33, 2001:db8:8000::/33",
        "2001:DB8::1/128, 2001:db8::1",
        "::/0, ::/0",
        "::ffff:192.0.2.77/120, 192.0.2.0/24",
        "::ffff:192.0.2.77, 192.0.2.77",
    })
    void aNetworkTakesItsCanonicalForm(String text, String canonical) {
        assertThat(Cidr.parse(text).text()).isEqualTo(canonical);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "/",
                "/24",
                "192.0.2.0/",
                "192.0.2.0/33",
                "192.0.2.0/-1",
                "192.0.2.0/+8",
                "192.0.2.0/08",
                "192.0.2.0/ 8",
                "192.0.2.0/8 ",
                "192.0.2.0/8/8",
                "192.0.2.0/255.255.255.0",
                "192.0.2.0/٨",
                "2001:db8::/129",
                "::ffff:0:0/90",
                "192.0.2.0/99999999999999999999",
                "--all",
                "example.com/24",
                "192.0.2/24",
                "2001:db8::%1/64"
            })
    void whatIsNoNetworkIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cidr.parse(text))
                .withMessage("This is not an IP address or network.");
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.0/25, 192.0.2.127, true",
        "192.0.2.0/25, 192.0.2.128, false",
        "192.0.2.7, 192.0.2.7, true",
        "0.0.0.0/0, 203.0.113.9, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "::/0, 192.0.2.1, false",
        "2001:db8::/33, 2001:db8:7fff::, true",
        "2001:db8::/33, 2001:db8:8000::, false",
    })
    void aNetworkKnowsItsAddresses(String network, String address, boolean inside) {
        assertThat(Cidr.parse(network).contains(new IpAddress(address))).isEqualTo(inside);
    }

    @Test
    void networksAreOrderedByFirstAddressThenWidth() {
        assertThat(Stream.of("192.0.2.0/25", "10.0.0.0/8", "192.0.2.0/24", "2001:db8::/32")
                        .map(Cidr::parse)
                        .sorted()
                        .map(Cidr::text))
                .containsExactly("10.0.0.0/8", "192.0.2.0/24", "192.0.2.0/25", "2001:db8::/32");
    }
}
