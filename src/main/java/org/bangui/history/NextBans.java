package org.bangui.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.bangui.fail2ban.Escalation;
import org.bangui.fail2ban.Fail2banException;
import org.bangui.fail2ban.JailName;
import org.bangui.server.HealthService;
import org.bangui.system.HostId;
import org.bangui.system.SharedReading;

/** How long an address would be banned if it came back now, by the settings of the running jails. */
@ApplicationScoped
class NextBans {

    private static final Duration FRESH = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @Inject
    HealthService daemon;

    @Inject
    Executor executor;

    @Inject
    Clock clock;

    private final Map<Place, SharedReading<Escalation>> settings = new ConcurrentHashMap<>();

    private record Place(HostId host, JailName jail) {}

    /**
     * Null when the jail does not run, the daemon is away or its formula is unknown.
     *
     * @param latest the latest ban in each jail
     */
    NextBan in(HostId host, JailName jail, Collection<ArchivedBan> latest) {
        Escalation escalation = escalation(new Place(host, jail));
        if (escalation == null) {
            return null;
        }
        Instant now = clock.instant();
        int bans = latest.stream()
                .filter(ban -> escalation.overAllJails() || ban.jail().equals(jail))
                .filter(ban -> remembered(ban, escalation, now))
                .mapToInt(ArchivedBan::banCount)
                .sum();
        OptionalLong seconds = escalation.after(bans);
        if (seconds.isEmpty()) {
            return null;
        }
        long length = seconds.getAsLong();
        return new NextBan(length, length < 0 ? null : now.plusSeconds(length), length > escalation.banTime());
    }

    /** fail2ban forgets an address when it is unbanned, and a good while after a ban was over. */
    private static boolean remembered(ArchivedBan ban, Escalation escalation, Instant now) {
        boolean lifted = ban.endedBy() == Ending.BANGUI || ban.endedBy() == Ending.LIFTED;
        long age = Duration.between(ban.bannedAt(), now).toSeconds();
        return !lifted && !escalation.forgets(age, ban.banSeconds());
    }

    private Escalation escalation(Place place) {
        if (daemon.away(place.host())) {
            return null;
        }
        try {
            return settings.computeIfAbsent(
                            place, any -> new SharedReading<>(() -> read(place), executor, FRESH, PATIENCE))
                    .get();
        } catch (Fail2banException away) {
            settings.remove(place);
            return null;
        }
    }

    /** Null when the jail does not run. */
    private Escalation read(Place place) {
        return daemon.ask(
                place.host(),
                fail2ban -> fail2ban.jails().contains(place.jail()) ? fail2ban.escalation(place.jail()) : null);
    }
}
