package org.bangui.geo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.bangui.fail2ban.BanId;
import org.bangui.net.IpAddress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeoServiceTest {

    private static final IpAddress ADDRESS = new IpAddress("192.0.2.1");

    @TempDir
    Path folder;

    private final GeoService geo = LocalGeo.closed();
    private Path file;

    @BeforeEach
    void setUp() {
        file = folder.resolve("country.mmdb");
    }

    @ParameterizedTest
    @CsvSource({"8.8.8.8,US", "1.0.16.1,JP", "193.0.6.139,NL", "2a00:1450:4001::1,DE", "2001:dc3::35,JP"})
    void theBundledDataKnowsPublicAddresses(String address, String country) {
        geo.open(null, null);
        assertThat(geo.lookup(new IpAddress(address)).countryCode()).isEqualTo(country);
        assertThat(geo.lookup(new IpAddress(address)).source()).startsWith("DB-IP Lite 20");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.1",
                "127.0.0.1",
                "192.168.1.1",
                "0.0.0.0",
                "255.255.255.255",
                "224.0.0.1",
                "::1",
                "::",
                "fe80::1",
                "fd00::1",
                "ff02::1",
                "2001:db8::1"
            })
    void aPrivateOrReservedAddressIsUnknownWithoutAnError(String address) {
        geo.open(null, null);
        assertThat(geo.lookup(new IpAddress(address))).isEqualTo(GeoAnswer.UNKNOWN);
    }

    @Test
    void aNetworkIsLookedUpByItsFirstAddress() throws IOException {
        place(countries("DE"));
        geo.open(file, null);
        assertThat(geo.lookup(new BanId("192.0.2.0/25")).countryCode()).isEqualTo("DE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"user@example.org", "not-an-ip", "192.0.2.999", "<script>"})
    void aBanOfSomethingElseIsUnknown(String id) {
        geo.open(null, null);
        assertThat(geo.lookup(new BanId(id))).isEqualTo(GeoAnswer.UNKNOWN);
    }

    @Test
    void countryAndOperatorComeFromTheirFiles() throws IOException {
        place(countries("DE"));
        Path operators = folder.resolve("asn.mmdb");
        Files.write(
                operators,
                new MmdbWriter("GeoLite2-ASN")
                        .with(
                                "192.0.0.0/16",
                                Map.of("autonomous_system_number", 64500, "autonomous_system_organization", "Ex\n<b>"))
                        .bytes());
        geo.open(file, operators);
        assertThat(geo.lookup(ADDRESS)).isEqualTo(new GeoAnswer("DE", "AS64500", "Ex <b>", "Test-Country 2026-05-28"));
        assertThat(geo.lookup(new IpAddress("192.0.9.1")))
                .isEqualTo(new GeoAnswer(null, "AS64500", "Ex <b>", "GeoLite2-ASN 2026-05-28"));
    }

    @Test
    void aReplacedFileIsTakenUp() throws IOException {
        place(countries("DE"));
        geo.open(file, null);
        place(countries("FR"));
        geo.refresh();
        assertThat(geo.lookup(ADDRESS).countryCode()).isEqualTo("FR");
    }

    @Test
    void aFileThatAppearsLaterIsTakenUp() throws IOException {
        geo.open(file, null);
        assertThat(geo.lookup(ADDRESS)).isEqualTo(GeoAnswer.UNKNOWN);
        assertThat(geo.stats().countries().problem()).endsWith("country.mmdb cannot be used: it is not there.");
        place(countries("DE"));
        geo.refresh();
        assertThat(geo.lookup(ADDRESS).countryCode()).isEqualTo("DE");
        assertThat(geo.stats().countries().problem()).isNull();
    }

    @Test
    void aBrokenReplacementLeavesTheOldFileInUseAndSaysSo() throws IOException {
        place(countries("DE"));
        geo.open(file, null);
        place("<html>429 Too Many Requests</html>".getBytes(UTF_8));
        geo.refresh();
        assertThat(geo.lookup(ADDRESS).countryCode()).isEqualTo("DE");
        assertThat(geo.stats().countries().source()).isEqualTo("Test-Country 2026-05-28");
        assertThat(geo.stats().countries().problem()).startsWith("The geolocation database " + file);
    }

    @Test
    void aFileWithoutCountriesIsNotTakenForOne() throws IOException {
        place(new MmdbWriter("GeoLite2-ASN")
                .with("192.0.2.0/24", Map.of("autonomous_system_number", 64500))
                .bytes());
        geo.open(file, null);
        assertThat(geo.stats().countries().problem()).endsWith("cannot be used: it names no countries.");
        assertThat(geo.lookup(new IpAddress("8.8.8.8")).countryCode()).isEqualTo("US");
    }

    @Test
    void aVanishedFileLeavesTheOldOneInUse() throws IOException {
        place(countries("DE"));
        geo.open(file, null);
        Files.delete(file);
        geo.refresh();
        assertThat(geo.lookup(ADDRESS).countryCode()).isEqualTo("DE");
    }

    @Test
    void dataOfDbIpOwesALink() throws IOException {
        place(countries("DE"));
        geo.open(file, null);
        assertThat(geo.owesLinkToDbIp()).isFalse();
        geo.open(null, null);
        assertThat(geo.owesLinkToDbIp()).isTrue();
    }

    @Test
    void lookupsAreCounted() {
        geo.open(null, null);
        geo.lookup(new IpAddress("8.8.8.8"));
        geo.lookup(new IpAddress("10.0.0.1"));
        assertThat(geo.stats().lookups()).isEqualTo(2);
        assertThat(geo.stats().unknown()).isEqualTo(1);
    }

    @Test
    void aCountryHasItsNameInEveryLanguage() {
        assertThat(geo.countryName("SG", Locale.GERMAN)).isEqualTo("Singapur");
        assertThat(geo.countryName("SG", Locale.ENGLISH)).isEqualTo("Singapore");
        assertThat(geo.countryName("XK", Locale.ENGLISH)).isEqualTo("Kosovo");
        assertThat(geo.countryName(null, Locale.ENGLISH)).isNull();
    }

    @Test
    void theAttributionNamesTheMonthOfTheData() throws IOException {
        geo.open(null, null);
        String month = geo.stats().countries().built().toString().substring(0, 7);
        String attribution = new String(
                GeoService.class.getResourceAsStream("ATTRIBUTION.txt").readAllBytes(), UTF_8);
        assertThat(attribution)
                .contains("DB-IP, https://db-ip.com, data of " + month)
                .contains("https://creativecommons.org/licenses/by/4.0/")
                .contains("Natural Earth");
    }

    private static byte[] countries(String code) {
        return new MmdbWriter("Test-Country")
                .with("192.0.2.0/24", Map.of("country", Map.of("iso_code", code)))
                .bytes();
    }

    /** Puts a file in place as an updater does, with a time of its own. */
    private void place(byte[] bytes) throws IOException {
        Path fresh = Files.write(folder.resolve("fresh"), bytes);
        Files.setLastModifiedTime(fresh, FileTime.from(Instant.now().plusNanos(System.nanoTime() % 1_000_000_000)));
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
