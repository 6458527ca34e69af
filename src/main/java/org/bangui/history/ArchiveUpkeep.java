package org.bangui.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bangui.geo.GeoService;
import org.bangui.history.PlaceRepository.Unplaced;
import org.bangui.system.HostId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what is derived from the archived bans complete: countries, networks, roll-ups. */
@ApplicationScoped
class ArchiveUpkeep {

    private static final Logger log = LoggerFactory.getLogger(ArchiveUpkeep.class);

    @Inject
    PlaceRepository places;

    @Inject
    RollUpRepository rollUps;

    @Inject
    GeoService geo;

    @Inject
    Clock clock;

    /** Fills in what an archive of an older version lacks. */
    void complete(HostId host) {
        List<Unplaced> bans = places.withoutKey(host);
        while (!bans.isEmpty()) {
            place(host, bans);
            log.info("history.completed host={} bans={}", host, bans.size());
            bans = places.withoutKey(host);
        }
    }

    /** Counts all bans anew when a roll-up is missing, or goes on where a count ended. */
    void rebuildMissing() {
        if (rollUps.missing()) {
            rollUps.startRebuild();
        }
        if (rollUps.isRebuilding()) {
            rebuild();
        }
    }

    void startRebuild() {
        rollUps.startRebuild();
    }

    /** Goes on counting week by week; bans that come in meanwhile are counted too. */
    private void rebuild() {
        log.info("history.roll_ups_rebuilding");
        int weeks = 1;
        while (rollUps.rebuildWeek(clock.instant().getEpochSecond())) {
            weeks++;
        }
        pruneNetworks();
        log.info("history.roll_ups_rebuilt weeks={}", weeks);
    }

    /** Looks up the bans of no known country again; the answer is how many have one now. */
    int resolve(HostId host) {
        int resolved = 0;
        List<Unplaced> bans = places.withoutCountry(host, null);
        while (!bans.isEmpty()) {
            resolved += place(host, bans);
            bans = places.withoutCountry(host, bans.get(bans.size() - 1));
        }
        log.info("history.resolved host={} bans={}", host, resolved);
        return resolved;
    }

    private int place(HostId host, List<Unplaced> bans) {
        Map<Unplaced, Whereabouts> found = new LinkedHashMap<>();
        bans.forEach(ban -> found.put(ban, Whereabouts.of(ban.id(), geo::lookup)));
        return places.place(host, found);
    }

    /** Forgets the smaller networks of past hours and days. */
    void pruneNetworks() {
        rollUps.pruneNetworks(clock.instant().getEpochSecond());
    }
}
