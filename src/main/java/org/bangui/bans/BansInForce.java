package org.bangui.bans;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.bangui.events.BanPlaced;
import org.bangui.fail2ban.ActiveBan;
import org.bangui.fail2ban.BanId;
import org.bangui.fail2ban.JailName;
import org.bangui.geo.GeoService;
import org.bangui.history.HistoryService;
import org.bangui.jails.JailService;
import org.bangui.server.HealthService;
import org.bangui.system.HostId;
import org.bangui.system.SharedReading;
import org.bangui.system.SharedReadings;

/** What is banned now, from one shared reading per jail. */
@ApplicationScoped
class BansInForce {

    private static final Duration FRESH = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    /** While somebody looks at a long list, the one of a moment ago is shown and the new one read meanwhile. */
    private static final Duration RECENT = Duration.ofSeconds(15);

    private static final Duration SHORT_PATIENCE = Duration.ofMillis(50);
    private static final int CROWD = 5_000;

    @Inject
    HealthService daemon;

    @Inject
    JailService jails;

    @Inject
    HistoryService history;

    @Inject
    GeoService geo;

    @Inject
    Executor executor;

    private final SharedReadings<Place, BannedList> lists =
            new SharedReadings<>(this::read, task -> executor.execute(task), FRESH, PATIENCE);
    private final Map<Place, BanCounts> counts = new ConcurrentHashMap<>();

    private record Place(HostId host, JailName jail) {}

    /** @param jail null for every jail */
    BannedList list(HostId host, JailName jail) {
        if (jail != null) {
            return listOf(host, jail);
        }
        List<BannedList> crowded = jails.snapshot(host).jails().stream()
                .filter(each -> each.currentlyBanned() > 0)
                .map(each -> listOf(host, each.name()))
                .toList();
        return crowded.size() == 1
                ? crowded.get(0)
                : new BannedList(
                        crowded.stream().flatMap(list -> list.bans().stream()).toList());
    }

    private BannedList listOf(HostId host, JailName jail) {
        SharedReading<BannedList> reading = lists.of(new Place(host, jail));
        boolean crowd =
                reading.last().filter(list -> list.bans().size() > CROWD).isPresent();
        return crowd ? reading.getRecent(RECENT, SHORT_PATIENCE) : reading.get();
    }

    private BannedList read(Place place) {
        List<ActiveBan> bans = daemon.ask(place.host(), fail2ban -> fail2ban.banned(place.jail()));
        Map<BanId, Integer> times = counts.computeIfAbsent(place, any -> new BanCounts())
                .of(bans, ids -> history.timesBanned(place.host(), place.jail(), ids), Instant.now());
        return new BannedList(bans.stream()
                        .map(ban -> new BannedAddress(
                                place.jail(), ban, geo.lookup(ban.id()).countryCode(), times.get(ban.id())))
                        .toList())
                .prepared();
    }

    /** What was read before is not shown any more. */
    void forget(HostId host) {
        jails.changed(host);
        lists.forget(place -> place.host().equals(host));
    }

    void banPlaced(@Observes BanPlaced event) {
        jails.changed(event.host());
        lists.forget(new Place(event.host(), event.jail()));
    }
}
