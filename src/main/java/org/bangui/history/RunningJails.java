package org.bangui.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.bangui.fail2ban.Fail2ban;
import org.bangui.fail2ban.Fail2banException;
import org.bangui.fail2ban.JailName;
import org.bangui.server.HealthService;
import org.bangui.system.HostId;
import org.bangui.system.SharedReadings;

/** The rules of the running jails, asked for seldom. */
@ApplicationScoped
class RunningJails {

    private static final Duration FRESH = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @Inject
    HealthService daemon;

    @Inject
    Executor executor;

    private final SharedReadings<Place, JailRules> rules =
            new SharedReadings<>(this::read, task -> executor.execute(task), FRESH, PATIENCE);

    private record Place(HostId host, JailName jail) {}

    /** Empty when the jail does not run or the daemon is away. */
    Optional<JailRules> rules(HostId host, JailName jail) {
        if (daemon.away(host)) {
            return Optional.empty();
        }
        Place place = new Place(host, jail);
        try {
            return Optional.ofNullable(rules.of(place).get());
        } catch (Fail2banException away) {
            rules.forget(place);
            return Optional.empty();
        }
    }

    /** Null when the jail does not run. */
    private JailRules read(Place place) {
        return daemon.ask(
                place.host(),
                fail2ban -> fail2ban.jails().contains(place.jail()) ? read(fail2ban, place.jail()) : null);
    }

    private static JailRules read(Fail2ban fail2ban, JailName jail) {
        return new JailRules(fail2ban.filter(jail), fail2ban.escalation(jail));
    }
}
