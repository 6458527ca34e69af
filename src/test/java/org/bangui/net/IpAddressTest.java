package org.bangui.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "0.0.0.0, 0.0.0.0",
        "255.255.255.255, 255.255.255.255",
        "::, ::",
        "::1, ::1",
        "1::, 1::",
        "2001:DB8::7, 2001:db8::7",
        "2001:0db8:0000:0000:0000:0000:0000:0007, 2001:db8::7",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:db8::1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "1:2:3:4:5:6:0:0, 1:2:3:4:5:6::",
        "0:0:1:2:3:4:5:6, ::1:2:3:4:5:6",
        "64:ff9b::192.0.2.33, 64:ff9b::c000:221",
        "::ffff:192.0.2.1, 192.0.2.1",
        "::FFFF:c000:201, 192.0.2.1",
        "0:0:0:0:0:ffff:192.0.2.1, 192.0.2.1",
    })
    void anAddressTakesItsCanonicalForm(String text, String canonical) {
        assertThat(new IpAddress(text).text()).isEqualTo(canonical);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "--all",
                "-1",
                "localhost",
                "example.com",
                "fe80::1%eth0",
                "192.0.2.1 ",
                " 192.0.2.1",
                "192.0.2.1\n",
                "192.0.2.1\u0000",
                "192.0.2",
                "192.0.2.1.",
                ".192.0.2.1",
                "192.0.2.1.5",
                "192.0.2.256",
                "192.0.2.01",
                "192.0.02.1",
                "00.0.0.0",
                "0x7f.0.0.1",
                "2130706433",
                "127.1",
                "192.0.2.-1",
                "192.0.2.+1",
                "192.0..1",
                "١٩٢.0.2.1",
                "192.0.2.1/32",
                ":",
                ":::",
                "::1::",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4:5:6:7:8::",
                "::1:2:3:4:5:6:7:8",
                "1:2:3:4::5:6:7:8",
                ":1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:",
                "12345::",
                "g::",
                "::-1",
                "::+1",
                "[::1]",
                "::1.2.3",
                "::1.2.3.4.5",
                "::1.2.3.256",
                "1.2.3.4::",
                "::1.2.3.4:5",
                "1:2:3:4:5:6:7:1.2.3.4",
                "::ffff:192.0.2.01",
                "1::2::3",
                "::１",
                "192.0.2.1;reboot",
                "192.0.2.1,192.0.2.2",
                "<script>",
                "not-an-ip"
            })
    void whatIsNoAddressIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IpAddress(text))
                .withMessage("This is not an IP address.");
    }

    @Test
    void anEndlessTextIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new IpAddress("1:".repeat(1_000_000)));
    }

    @Test
    void addressesAreOrderedByNumberAndFamily() {
        assertThat(Stream.of("2001:db8::", "::1", "192.0.2.10", "192.0.2.9", "::ffff:10.0.0.1", "200.0.0.1")
                        .map(IpAddress::new)
                        .sorted()
                        .map(IpAddress::text))
                .containsExactly("10.0.0.1", "192.0.2.9", "192.0.2.10", "200.0.0.1", "::1", "2001:db8::");
    }

    @Test
    void everyBytePatternIsReadBackAsTheJdkReadsIt() throws UnknownHostException {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[i % 3 == 0 ? 4 : 16];
            random.nextBytes(bytes);
            for (int zero = random.nextInt(bytes.length + 1); zero > 0; zero--) {
                bytes[random.nextInt(bytes.length)] = 0;
            }
            IpAddress address = IpAddress.of(bytes);
            assertThat(InetAddress.getByName(address.text())).isEqualTo(InetAddress.getByAddress(bytes));
            assertThat(new IpAddress(address.text())).isEqualTo(address);
            assertThat(address.toInetAddress()).isEqualTo(InetAddress.getByAddress(bytes));
        }
    }

    @Test
    void anAddressSurvivesSerialization() throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ObjectOutputStream(bytes).writeObject(Cidr.parse("2001:db8::/32"));
        assertThat(new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject())
                .isEqualTo(Cidr.parse("2001:db8::/32"));
    }
}
