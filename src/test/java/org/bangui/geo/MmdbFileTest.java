package org.bangui.geo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.bangui.net.IpAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MmdbFileTest {

    private static final byte[] NESTED = new MmdbWriter("GeoLite2-Country")
            .with("192.0.2.0/24", Map.of("country", Map.of("iso_code", "DE", "names", Map.of("en", "Germany"))))
            .with("198.51.100.0/24", Map.of("registered_country", Map.of("iso_code", "FR")))
            .with("2001:db8::/32", Map.of("country", Map.of("iso_code", "SE")))
            .bytes();

    @TempDir
    Path folder;

    @Test
    void aFlatCountryFileIsRead() throws IOException {
        MmdbFile file = read(new MmdbWriter("country ipvAll")
                .with("192.0.2.0/24", Map.of("country_code", "DE"))
                .bytes());
        assertThat(file.country(address("192.0.2.77"))).isEqualTo("DE");
        assertThat(file.country(address("192.0.3.1"))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GeoLite2-Country", "GeoIP2-City", "DBIP-Country-Lite", "of our own"})
    void aNestedCountryFileIsReadWhateverItCallsItself(String type) throws IOException {
        MmdbFile file = read(new MmdbWriter(type)
                .with(
                        "192.0.2.0/24",
                        Map.of(
                                "city",
                                Map.of("names", Map.of("en", "Kassel")),
                                "country",
                                Map.of("iso_code", "DE", "geoname_id", 2921044, "names", Map.of("en", "Germany")),
                                "subdivisions",
                                List.of(Map.of("iso_code", "HE"))))
                .bytes());
        assertThat(file.country(address("192.0.2.1"))).isEqualTo("DE");
    }

    @Test
    void theCountryOfRegistrationStandsInForAMissingOne() throws IOException {
        assertThat(read(NESTED).country(address("198.51.100.1"))).isEqualTo("FR");
    }

    @Test
    void anIpv6AddressIsFound() throws IOException {
        assertThat(read(NESTED).country(address("2001:db8::7"))).isEqualTo("SE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GeoLite2-ASN", "DBIP-ASN-Lite", "asn ipvAll"})
    void aFileOfAutonomousSystemsIsReadWhateverItCallsItself(String type) throws IOException {
        MmdbFile file = read(new MmdbWriter(type)
                .with(
                        "192.0.2.0/24",
                        Map.of("autonomous_system_number", 64500, "autonomous_system_organization", "Example"))
                .bytes());
        MmdbRecords.Operator operator = file.operator(address("192.0.2.1"));
        assertThat(operator.asn()).isEqualTo("AS64500");
        assertThat(operator.org()).isEqualTo("Example");
        assertThat(file.operator(address("192.0.3.1"))).isNull();
    }

    @Test
    void theSourceIsTheTypeAndTheDay() throws IOException {
        Path file = Files.write(folder.resolve("any.mmdb"), NESTED);
        assertThat(MmdbFile.read(file).source()).isEqualTo("GeoLite2-Country 2026-05-28");
    }

    @Test
    void aCodeThatIsNoneIsNotBelieved() throws IOException {
        MmdbFile file = read(new MmdbWriter("country")
                .with("192.0.2.0/24", Map.of("country_code", "<b>"))
                .bytes());
        assertThat(file.country(address("192.0.2.1"))).isNull();
    }

    @Test
    void aTextOfTheFileIsOneShortLine() {
        assertThat(MmdbRecords.clean(" Evil\u0000\r\nOrg ")).isEqualTo("Evil   Org");
        assertThat(MmdbRecords.clean("x".repeat(5000))).hasSize(200);
    }

    @Test
    void aTruncatedFileIsRefused() {
        for (int length = 0; length < NESTED.length; length += 7) {
            byte[] part = Arrays.copyOf(NESTED, length);
            assertRefused(part);
        }
    }

    @Test
    void aFileWithItsMiddleMissingIsRefused() {
        byte[] gap = new byte[NESTED.length - 400];
        System.arraycopy(NESTED, 0, gap, 0, 100);
        System.arraycopy(NESTED, 500, gap, 100, NESTED.length - 500);
        assertRefused(gap);
    }

    @Test
    void garbageIsRefused() {
        byte[] garbage = new byte[100_000];
        new Random(7).nextBytes(garbage);
        assertRefused(garbage);
        assertRefused("<html>Not Found</html>".getBytes(UTF_8));
    }

    @Test
    void garbageBehindAValidDescriptionIsRefusedOrAnswersNothingWrong() {
        for (int seed = 0; seed < 50; seed++) {
            byte[] damaged = NESTED.clone();
            Random random = new Random(seed);
            for (int i = 0; i < 200; i++) {
                damaged[random.nextInt(damaged.length - 300)] = (byte) random.nextInt();
            }
            try {
                read(damaged);
            } catch (UnreadableDatabaseException e) {
                assertThat(e.getMessage()).startsWith("The geolocation database test cannot be used: ");
            }
        }
    }

    @Test
    void aFileOfOtherThingsIsRefused() {
        assertThatExceptionOfType(UnreadableDatabaseException.class)
                .isThrownBy(() -> read(new MmdbWriter("GeoIP2-Domain")
                        .with("192.0.2.0/24", Map.of("domain", "example.org"))
                        .bytes()))
                .withMessage("The geolocation database test cannot be used: "
                        + "its records name neither countries nor autonomous systems.");
    }

    @Test
    void aMissingFileAndAFolderAreRefused() throws IOException {
        assertThatExceptionOfType(UnreadableDatabaseException.class)
                .isThrownBy(() -> MmdbFile.read(folder.resolve("none.mmdb")))
                .withMessageEndingWith("none.mmdb cannot be used: it is not there.");
        assertThatExceptionOfType(UnreadableDatabaseException.class).isThrownBy(() -> MmdbFile.read(folder));
        assertThatExceptionOfType(UnreadableDatabaseException.class)
                .isThrownBy(() -> MmdbFile.read(Files.createFile(folder.resolve("empty.mmdb"))));
    }

    private static void assertRefused(byte[] bytes) {
        assertThatExceptionOfType(UnreadableDatabaseException.class)
                .isThrownBy(() -> read(bytes))
                .withMessageMatching("The geolocation database test cannot be used: [^\\r\\n]+\\.");
    }

    private static MmdbFile read(byte[] bytes) {
        return MmdbFile.read(new ByteArrayInputStream(bytes), "test");
    }

    private static InetAddress address(String text) {
        return new IpAddress(text).toInetAddress();
    }
}
