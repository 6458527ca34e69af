package org.bangui.jails;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.bangui.events.JailRests;
import org.bangui.events.JailsChanged;
import org.bangui.fail2ban.Fail2ban;
import org.bangui.fail2ban.Fail2banException;
import org.bangui.fail2ban.JailName;
import org.bangui.fail2ban.JailStatus;
import org.bangui.fail2ban.JailSummary;
import org.bangui.server.HealthService;
import org.bangui.system.HostId;
import org.bangui.system.SharedReadings;

/** The running jails. */
@ApplicationScoped
public class JailService {

    private static final Duration FRESH = Duration.ofSeconds(2);
    private static final Duration VERDICTS_FRESH = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    @Inject
    HealthService daemon;

    @Inject
    JailInspector inspector;

    @Inject
    StoppedJails stopped;

    @Inject
    Clock clock;

    @Inject
    Executor executor;

    private final SharedReadings<HostId, JailSnapshot> snapshots =
            new SharedReadings<>(this::read, task -> executor.execute(task), FRESH, PATIENCE);
    private final SharedReadings<Place, JailReading> readings =
            new SharedReadings<>(this::read, task -> executor.execute(task), FRESH, PATIENCE);
    private final SharedReadings<HostId, Map<JailName, Verdict>> verdicts = new SharedReadings<>(
            host -> inspector.inspect(host), task -> executor.execute(task), VERDICTS_FRESH, PATIENCE);

    /** All jails, from one shared refresh per host (at most one in flight); an older one while the daemon is slow. */
    public JailSnapshot snapshot(HostId host) {
        return snapshots.of(host).get();
    }

    /** The last snapshot of any age, for who can bear it while the daemon is away; never asks the daemon. */
    public Optional<JailSnapshot> lastSnapshot(HostId host) {
        return snapshots.of(host).last();
    }

    /** Jails that the files enable and that do not run, and why; sorted by name. */
    public List<StoppedJail> stopped(HostId host) {
        return stopped.find(host, snapshot(host).names());
    }

    /** The jails that the files enable, sorted by name. */
    public List<JailName> enabled(HostId host) {
        return stopped.enabled(host).keySet().stream().sorted().toList();
    }

    /** The jail as the daemon has it now. @throws UnknownJailException when it does not run */
    public JailStatus jail(HostId host, JailName jail) {
        try {
            return daemon.ask(host, fail2ban -> fail2ban.jail(jail));
        } catch (Fail2banException.Refused e) {
            throw e.unknownJail() ? new UnknownJailException(jail.value()) : e;
        }
    }

    private record Place(HostId host, JailName jail) {}

    /**
     * The jail in detail, from one shared reading (at most one in flight); an older one while the daemon is slow.
     *
     * @throws UnknownJailException when it does not run
     */
    public JailReading reading(HostId host, JailName jail) {
        Place place = new Place(host, jail);
        try {
            return readings.of(place).get();
        } catch (UnknownJailException e) {
            readings.forget(place);
            throw e;
        }
    }

    private JailReading read(Place place) {
        JailStatus jail = jail(place.host(), place.jail());
        return new JailReading(now(), jail, inspector.inspect(place.host(), jail));
    }

    /** The name of a running jail as somebody wrote it. @throws UnknownJailException when there is none */
    public JailName running(HostId host, String name) {
        JailName jail;
        try {
            jail = new JailName(name);
        } catch (IllegalArgumentException e) {
            throw new UnknownJailException(String.valueOf(name));
        }
        requireRunning(host, jail);
        return jail;
    }

    /** @throws UnknownJailException when the jail does not run */
    public void requireRunning(HostId host, JailName jail) {
        if (!snapshot(host).has(jail) && !daemon.ask(host, Fail2ban::jails).contains(jail)) {
            throw new UnknownJailException(jail.value());
        }
    }

    /** Whether each running jail protects, and why not; at most a minute old. */
    public Map<JailName, Verdict> verdicts(HostId host) {
        return verdicts.of(host).get();
    }

    /** Running jails that ban nobody, or whose bans block nothing; at most a minute old. */
    public Set<JailName> disarmed(HostId host) {
        return verdicts(host).entrySet().stream()
                .filter(each -> each.getValue().isDisarmed())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Bans or counts were changed: the next snapshot is a new one. */
    public void changed(HostId host) {
        snapshots.of(host).expire();
        readings.expire(place -> place.host().equals(host));
    }

    /** Jails came, went or were set otherwise: the next snapshot and the next verdicts are new ones. */
    public void reconfigured(HostId host) {
        changed(host);
        verdicts.of(host).expire();
    }

    /** The jail was told to rest or to go on, which the daemon does not tell when it is asked. */
    public void rests(HostId host, JailName jail, boolean on) {
        inspector.rests(host, jail, on);
        reconfigured(host);
    }

    void jailsChanged(@Observes JailsChanged event) {
        reconfigured(event.host());
    }

    void jailRests(@Observes JailRests event) {
        rests(event.host(), event.jail(), event.on());
    }

    private JailSnapshot read(HostId host) {
        List<JailSummary> jails = daemon.ask(host, Fail2ban::summaries);
        return new JailSnapshot(now(), jails);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
