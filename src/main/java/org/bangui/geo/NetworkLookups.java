package org.bangui.geo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.bangui.net.DownloadException;
import org.bangui.net.IpAddress;
import org.bangui.system.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks services on the network: one as fallback for what the files do not know, in the background and only when it is
 * switched on; the registries about single addresses on demand.
 */
@ApplicationScoped
class NetworkLookups {

    /** ip-api.com allows 45. */
    static final int PER_MINUTE = 40;

    private static final Logger LOG = LoggerFactory.getLogger(NetworkLookups.class);
    private static final int MOST_WAITING = 10_000;
    private static final Duration PAUSE = Duration.ofMinutes(1);

    @Inject
    Settings settings;

    @Inject
    GeoCache cache;

    @Inject
    Clock clock;

    NetworkServices services = new NetworkServices();

    private final Set<IpAddress> waiting = ConcurrentHashMap.newKeySet();
    private final AtomicReference<Failure> fallbackFailure = new AtomicReference<>();
    private final AtomicReference<Failure> registryFailure = new AtomicReference<>();

    private record Failure(Instant at, String sentence) {}

    /** What was answered before; what never was is asked in the background, when that is switched on. */
    Optional<NetworkAnswer> remembered(IpAddress ip) {
        Optional<NetworkAnswer> answer = cache.find(ip, Resolver.IP_API);
        if (answer.isEmpty() && fallback() && ip.isPublic()) {
            want(ip);
        }
        return answer.filter(known -> known.countryCode() != null)
                .or(() -> cache.find(ip, Resolver.RDAP).filter(known -> known.countryCode() != null));
    }

    private boolean fallback() {
        return settings.geo().httpFallback();
    }

    private void want(IpAddress ip) {
        if (waiting.size() < MOST_WAITING) {
            waiting.add(ip);
        }
    }

    /** Asks about those that wait, as many as the service allows in a minute, and writes what was answered. */
    void work() {
        cache.load();
        Iterator<IpAddress> next = waiting.iterator();
        boolean answered = true;
        for (int asked = 0; answered && asked < PER_MINUTE && next.hasNext(); asked++) {
            IpAddress ip = next.next();
            next.remove();
            answered = isKnown(ip) || answered(ip);
        }
        cache.flush();
    }

    private boolean isKnown(IpAddress ip) {
        return cache.find(ip, Resolver.IP_API)
                .filter(answer -> !cache.isStale(answer))
                .isPresent();
    }

    private boolean answered(IpAddress ip) {
        try {
            cache.put(services.ask(Resolver.IP_API, ip, now()));
            fallbackFailure.set(null);
            return true;
        } catch (DownloadException e) {
            if (fallbackFailure.getAndSet(new Failure(now(), e.getMessage())) == null) {
                LOG.warn("ip-api.com cannot be asked, waiting addresses are asked about later: {}", e.getMessage());
            }
            return false;
        }
    }

    /** Forgets what nobody wants any more, and asks again for what was unknown or is old. */
    void renew() {
        cache.load();
        int dropped = cache.dropUnseen();
        LOG.info("geo.cache_cleaned dropped={}", dropped);
        cache.stale(Resolver.IP_API).limit(MOST_WAITING).forEach(this::want);
    }

    /**
     * What the registries know about the address. After a failure nobody waits for the network for a minute.
     *
     * @throws RegistryAwayException when they cannot be asked
     */
    NetworkAnswer registry(IpAddress ip) {
        cache.load();
        Optional<NetworkAnswer> known = cache.find(ip, Resolver.RDAP).filter(answer -> !cache.isStale(answer));
        return known.orElseGet(() -> askRegistry(ip));
    }

    private NetworkAnswer askRegistry(IpAddress ip) {
        Instant now = now();
        if (!ip.isPublic()) {
            return NetworkAnswer.negative(ip, Resolver.RDAP, now);
        }
        Failure failure = registryFailure.get();
        if (failure != null && failure.at().plus(PAUSE).isAfter(now)) {
            throw new RegistryAwayException(failure.sentence(), null);
        }
        try {
            NetworkAnswer answer = services.ask(Resolver.RDAP, ip, now);
            registryFailure.set(null);
            cache.put(answer);
            return answer;
        } catch (DownloadException e) {
            registryFailure.set(new Failure(now, e.getMessage()));
            throw new RegistryAwayException(e.getMessage(), e);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    GeoStats.Service fallbackStats() {
        return new GeoStats.Service(fallback(), waiting.size(), sentence(fallbackFailure));
    }

    GeoStats.Service registryStats() {
        return new GeoStats.Service(true, 0, sentence(registryFailure));
    }

    GeoStats.Cache cacheStats() {
        return cache.stats();
    }

    private static String sentence(AtomicReference<Failure> failure) {
        Failure last = failure.get();
        return last == null ? null : last.sentence();
    }
}
