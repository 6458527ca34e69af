package org.bangui.jails;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import org.bangui.events.JailsChanged;
import org.bangui.fail2ban.JailName;
import org.bangui.server.HealthService;
import org.bangui.system.Fail2banHosts;
import org.bangui.system.HostId;
import org.bangui.system.SharedReadings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the files of a host say about its jails. */
@ApplicationScoped
class StoredJails {

    private static final Logger LOG = LoggerFactory.getLogger(StoredJails.class);
    private static final Duration FRESH = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Inject
    HealthService daemon;

    @Inject
    Fail2banHosts hosts;

    @Inject
    Executor executor;

    private final SharedReadings<Place, StoredJail> readings =
            new SharedReadings<>(this::read, task -> executor.execute(task), FRESH, PATIENCE);

    private record Place(HostId host, JailName jail) {}

    /** Of a running jail, at most 2 s old. Files that cannot be read are unknown. */
    StoredJail read(HostId host, JailName jail) {
        return readings.of(new Place(host, jail)).get();
    }

    /** Every jail that the files define, by name; nothing when they cannot be read. */
    Map<String, StoredJail> all(HostId host) {
        return orElse(Map.of(), host, StoredJail::readAll);
    }

    private StoredJail read(Place place) {
        return orElse(
                StoredJail.UNKNOWN,
                place.host(),
                (folder, version) -> StoredJail.read(folder, place.jail().value(), version));
    }

    private <T> T orElse(T nothing, HostId host, BiFunction<Path, String, T> reader) {
        String version = daemon.ask(host, fail2ban -> fail2ban.capabilities().version());
        try {
            return reader.apply(hosts.host(host).configDir(), version);
        } catch (RuntimeException e) {
            LOG.warn("The files of jails cannot be read: {}", e.getMessage());
            return nothing;
        }
    }

    void jailsChanged(@Observes JailsChanged event) {
        readings.forget(place -> place.host().equals(event.host()));
    }
}
