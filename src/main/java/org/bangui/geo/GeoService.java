package org.bangui.geo;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.bangui.fail2ban.BanId;
import org.bangui.net.Cidr;
import org.bangui.net.IpAddress;
import org.bangui.system.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where addresses are from. Answers come from memory: a lookup waits for no network and writes nothing. What the files do
 * not know may be asked over the network later, when that is switched on.
 */
@ApplicationScoped
public class GeoService {

    private static final Logger LOG = LoggerFactory.getLogger(GeoService.class);
    private static final String BUNDLED = "dbip-country-lite.mmdb";
    private static final String BUNDLED_NAME = "DB-IP Lite";

    @Inject
    Settings settings;

    @Inject
    NetworkLookups network;

    private final LongAdder lookups = new LongAdder();
    private final LongAdder unknown = new LongAdder();
    private final AtomicReference<MmdbFile> damaged = new AtomicReference<>();
    private WatchedDatabase countries;
    private WatchedDatabase operators;

    @PostConstruct
    void open() {
        open(
                settings.geo().countryDatabase().orElse(null),
                settings.geo().asnDatabase().orElse(null));
    }

    void open(Path countryDatabase, Path asnDatabase) {
        MmdbFile bundled = MmdbFile.read(GeoService.class.getResourceAsStream(BUNDLED), BUNDLED_NAME);
        countries = new WatchedDatabase(countryDatabase, MmdbFile.Kind.COUNTRIES, bundled);
        operators = new WatchedDatabase(asnDatabase, MmdbFile.Kind.NETWORKS, null);
    }

    /** Country and network operator; every part may be unknown, all of them are for private addresses. */
    public GeoAnswer lookup(IpAddress address) {
        InetAddress inet = address.toInetAddress();
        MmdbFile file = countries.current();
        String country = answer(file, () -> file.country(inet));
        MmdbFile networks = operators.current();
        MmdbRecords.Operator operator = networks == null ? null : answer(networks, () -> networks.operator(inet));
        lookups.increment();
        if (country == null) {
            Optional<GeoAnswer> remembered = network.remembered(address).map(answer -> merged(answer, operator));
            if (remembered.isPresent() || operator == null) {
                return remembered.orElseGet(this::nothing);
            }
        }
        return new GeoAnswer(
                country,
                operator == null ? null : operator.asn(),
                operator == null ? null : operator.org(),
                country == null ? networks.source() : file.source());
    }

    private static GeoAnswer merged(NetworkAnswer answer, MmdbRecords.Operator operator) {
        String source = answer.resolver() == Resolver.RDAP ? "RDAP" : "ip-api.com";
        return operator == null
                ? new GeoAnswer(answer.countryCode(), answer.asn(), answer.org(), source)
                : new GeoAnswer(answer.countryCode(), operator.asn(), operator.org(), source);
    }

    private GeoAnswer nothing() {
        unknown.increment();
        return GeoAnswer.UNKNOWN;
    }

    /**
     * What the regional registry knows about an address: asked over the network unless it was asked before; waits up to 20 s.
     *
     * @throws RegistryAwayException when there is no network, or the registry does not answer
     */
    public NetworkAnswer registry(IpAddress address) {
        return network.registry(address);
    }

    /** As {@link #lookup(IpAddress)}; a network by its first address. What is neither is unknown. */
    public GeoAnswer lookup(BanId id) {
        Cidr network;
        try {
            network = Cidr.parse(id.value());
        } catch (IllegalArgumentException e) {
            return GeoAnswer.UNKNOWN;
        }
        return lookup(network.network());
    }

    /** A country's name in a language, for example {@code Singapur}; the code itself when it has none. */
    public String countryName(String countryCode, Locale locale) {
        return CountryNames.name(countryCode, locale);
    }

    /** Whether a page that shows answers owes the reader a link to DB-IP, as the licence of its data asks. */
    public boolean owesLinkToDbIp() {
        MmdbFile networks = operators.current();
        return countries.current().isOfDbIp() || networks != null && networks.isOfDbIp();
    }

    /** Which databases are in use, what is wrong with those that are not, and how much they were asked. */
    public GeoStats stats() {
        return new GeoStats(
                GeoStats.Database.of(countries),
                GeoStats.Database.of(operators),
                lookups.sum(),
                unknown.sum(),
                network.cacheStats(),
                network.fallbackStats(),
                network.registryStats());
    }

    /** Asks about the addresses that wait for it and writes new answers; for the timer. */
    void askNetwork() {
        network.work();
    }

    /** Forgets old answers and asks for unknown ones again; for the timer. */
    void renewAnswers() {
        network.renew();
    }

    /** Takes up files that were replaced; one that cannot be read leaves the last good one in use. */
    void refresh() {
        countries.refresh();
        operators.refresh();
    }

    @FunctionalInterface
    private interface Question<T> {
        T ask() throws IOException;
    }

    private <T> T answer(MmdbFile file, Question<T> question) {
        try {
            return question.ask();
        } catch (IOException | RuntimeException | InternalError e) {
            // InternalError: a mapped file was cut short in place instead of being replaced
            if (damaged.getAndSet(file) != file) {
                LOG.warn("The geolocation database {} is damaged, addresses stay unknown.", file.source(), e);
            }
            return null;
        }
    }
}
