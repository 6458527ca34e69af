package org.bangui.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.bangui.net.IpAddress;
import org.bangui.net.LocalServers;
import org.bangui.system.Database;
import org.bangui.testing.MovableClock;
import org.bangui.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Services on the network, as a server on this machine plays them. */
class NetworkLookupsIT {

    private static final IpAddress UNKNOWN = new IpAddress("7.7.7.7");
    private static final String GERMAN =
            "{\"status\":\"success\",\"countryCode\":\"DE\",\"as\":\"AS64500 Example Net\",\"org\":\"x\"}";
    private static final String REGISTERED = """
            {"objectClassName":"ip network","startAddress":"7.0.0.0","endAddress":"7.255.255.255","name":"EXAMPLE",
             "country":"US","entities":[{"roles":["registrant"],"vcardArray":["vcard",[["version",{},"text","4.0"],
             ["fn",{},"text","Example\\nCorp"]]],"entities":[{"roles":["abuse"],"vcardArray":["vcard",
             [["email",{},"text","abuse@example.org"]]]}]}]}""";

    @TempDir
    Path folder;

    private final MovableClock clock = new MovableClock("2026-03-14T10:00:00Z");
    private LocalServers servers;
    private Database database;
    private NetworkLookups lookups;

    @BeforeEach
    void start() throws Exception {
        servers = new LocalServers();
        use(TestDatabase.SQLITE);
    }

    private void use(TestDatabase kind) {
        database = Database.open(kind.create(folder));
        lookups = again(true);
    }

    /** As after a restart: nothing in memory. */
    private NetworkLookups again(boolean fallback) {
        NetworkLookups fresh = LocalGeo.lookups(fallback, LocalGeo.cache(database, clock));
        String local = servers.uri("/").toString();
        fresh.services = new NetworkServices(LocalServers.client(), local + "json/", local + "rdap/");
        return fresh;
    }

    @AfterEach
    void stop() throws Exception {
        database.close();
        servers.close();
    }

    private void serve(String path, int status, String body) {
        servers.serve(path, exchange -> LocalServers.answer(exchange, status, body));
    }

    @Test
    void anUnknownAddressIsAskedAboutInTheBackgroundAndKnownAfterwards() {
        serve("/json/", 200, GERMAN);
        assertThat(lookups.remembered(UNKNOWN)).isEmpty();
        assertThat(servers.requests()).isZero();
        lookups.work();
        NetworkAnswer answer = lookups.remembered(UNKNOWN).orElseThrow();
        assertThat(answer.countryCode()).isEqualTo("DE");
        assertThat(answer.asn()).isEqualTo("AS64500");
        assertThat(answer.org()).isEqualTo("Example Net");
    }

    @Test
    void nobodyIsAskedUnlessItIsSwitchedOn() {
        serve("/json/", 200, GERMAN);
        lookups = again(false);
        lookups.remembered(UNKNOWN);
        lookups.work();
        assertThat(servers.requests()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.1", "127.0.0.1", "fd00::1", "192.0.2.1"})
    void nobodyIsAskedAboutAnAddressThatIsNotPublic(String address) {
        serve("/json/", 200, GERMAN);
        lookups.remembered(new IpAddress(address));
        lookups.work();
        assertThat(servers.requests()).isZero();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void answersAndNegativeOnesSurviveARestartAndAreNotAskedForAgain(TestDatabase kind) {
        database.close();
        use(kind);
        serve("/json/7.7.7.7", 200, GERMAN);
        serve("/json/7.7.7.8", 200, "{\"status\":\"fail\"}");
        IpAddress nowhere = new IpAddress("7.7.7.8");
        lookups.remembered(UNKNOWN);
        lookups.remembered(nowhere);
        lookups.work();
        lookups = again(true);
        lookups.remembered(UNKNOWN);
        lookups.remembered(nowhere);
        lookups.work();
        assertThat(lookups.remembered(UNKNOWN)).isPresent();
        assertThat(lookups.remembered(nowhere)).isEmpty();
        lookups.work();
        assertThat(servers.requests()).isEqualTo(2);
        assertThat(lookups.cacheStats()).isEqualTo(new GeoStats.Cache(2, 1, 0));
    }

    @Test
    void aNegativeAnswerIsAskedForAgainAfterADay() {
        serve("/json/", 200, "{\"status\":\"fail\"}");
        lookups.remembered(UNKNOWN);
        lookups.work();
        clock.forward(Duration.ofHours(25));
        lookups.renew();
        lookups.work();
        assertThat(servers.requests()).isEqualTo(2);
    }

    @Test
    void whatNobodyWantedForNinetyDaysIsForgotten() {
        serve("/json/", 200, GERMAN);
        lookups.remembered(UNKNOWN);
        lookups.work();
        clock.forward(Duration.ofDays(91));
        lookups.renew();
        assertThat(lookups.cacheStats().entries()).isZero();
        assertThat(again(false).cacheStats().entries()).isZero();
    }

    @Test
    void aServiceThatFailsIsNamedInTheFigures() {
        serve("/json/", 403, "");
        lookups.remembered(UNKNOWN);
        lookups.work();
        assertThat(lookups.fallbackStats().problem()).contains("403");
    }

    @Test
    void theRegistryTellsNetworkOwnerAndWhereToComplain() {
        serve("/rdap/", 200, REGISTERED);
        NetworkAnswer answer = lookups.registry(UNKNOWN);
        assertThat(answer.network()).isEqualTo("7.0.0.0 - 7.255.255.255");
        assertThat(answer.org()).isEqualTo("Example Corp");
        assertThat(answer.abuseContact()).isEqualTo("abuse@example.org");
        assertThat(lookups.registry(UNKNOWN)).isEqualTo(answer);
        assertThat(servers.requests()).isEqualTo(1);
    }

    @Test
    void theRegistryInChargeIsAskedWhereTheFirstOneSendsOn() {
        servers.serve("/rdap/", exchange -> LocalServers.redirect(exchange, "/other/registry/ip/7.7.7.7"));
        serve("/other/registry/ip/7.7.7.7", 200, REGISTERED);
        assertThat(lookups.registry(UNKNOWN).org()).isEqualTo("Example Corp");
    }

    @Test
    void lookingUpWritesNothingUntilTheMinuteIsOver() {
        serve("/json/", 200, GERMAN);
        serve("/rdap/", 200, REGISTERED);
        lookups.remembered(UNKNOWN);
        lookups.registry(UNKNOWN);
        lookups.remembered(UNKNOWN);
        assertThat(stored()).isZero();
        lookups.work();
        assertThat(stored()).isEqualTo(2);
    }

    private int stored() {
        return database.read(handle -> handle.createQuery("SELECT COUNT(*) FROM geo_cache")
                .mapTo(Integer.class)
                .one());
    }

    @Test
    void anAddressTheRegistryDoesNotKnowIsANegativeAnswer() {
        serve("/rdap/", 404, "");
        assertThat(lookups.registry(UNKNOWN).isNegative()).isTrue();
    }

    @Test
    void afterAFailureNobodyWaitsForTheRegistryForAMinute() {
        serve("/rdap/", 403, "");
        assertThatThrownBy(() -> lookups.registry(UNKNOWN)).isInstanceOf(RegistryAwayException.class);
        assertThatThrownBy(() -> lookups.registry(UNKNOWN)).hasMessageContaining("403");
        assertThat(servers.requests()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>",
                "[]",
                "{\"entities\":3}",
                "{\"entities\":[3]}",
                "{\"entities\":[{\"roles\":7}]}",
                "{\"entities\":[{\"roles\":[\"abuse\"],\"vcardArray\":[1,2]}]}"
            })
    void anAnswerThatIsNotUnderstoodIsTold(String body) {
        serve("/rdap/", 200, body);
        assertThatThrownBy(() -> lookups.registry(UNKNOWN)).isInstanceOf(RegistryAwayException.class);
    }

    @Test
    void aLookupNamesTheServiceThatKnew() {
        serve("/json/", 200, GERMAN);
        GeoService geo = LocalGeo.closed();
        geo.network = lookups;
        geo.open(null, null);
        IpAddress unknownToTheFile = new IpAddress("3f00::1");
        assertThat(geo.lookup(unknownToTheFile)).isEqualTo(GeoAnswer.UNKNOWN);
        geo.askNetwork();
        assertThat(geo.lookup(unknownToTheFile).source()).isEqualTo("ip-api.com");
        assertThat(geo.countryName(geo.lookup(unknownToTheFile).countryCode(), Locale.ENGLISH))
                .isEqualTo("Germany");
    }
}
