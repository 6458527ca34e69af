package org.bangui.jails;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.bangui.events.DaemonStateChanged;
import org.bangui.fail2ban.Fail2ban;
import org.bangui.fail2ban.JailName;
import org.bangui.fail2ban.JailStatus;
import org.bangui.fail2ban.history.LogFollower;
import org.bangui.fail2ban.history.UnreadableHistoryException;
import org.bangui.server.HealthService;
import org.bangui.system.Fail2banHosts;
import org.bangui.system.HostId;
import org.bangui.system.Settings;

/** Gathers the facts that tell whether jails protect: from the daemon, its log, and the log files on disk. */
@ApplicationScoped
class JailInspector {

    @Inject
    HealthService daemon;

    @Inject
    Fail2banHosts hosts;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    /** The daemon does not tell which jails it was told to let rest. */
    private final Set<Place> resting = ConcurrentHashMap.newKeySet();

    private record Place(HostId host, JailName jail) {}

    /** All running jails. */
    Map<JailName, Verdict> inspect(HostId host) {
        List<JailStatus> jails = daemon.ask(host, Fail2ban::statuses);
        LogFiles files = LogFiles.forDaemonAt(hosts.host(host).socket());
        Map<JailName, Instant> failures = lastFailures(host);
        Map<JailName, Verdict> verdicts = new TreeMap<>();
        jails.forEach(jail -> verdicts.put(jail.summary().name(), verdict(host, jail, files, failures)));
        return verdicts;
    }

    /** One jail as it was just read. */
    Verdict inspect(HostId host, JailStatus jail) {
        LogFiles files = LogFiles.forDaemonAt(hosts.host(host).socket());
        return verdict(host, jail, files, lastFailures(host));
    }

    private Verdict verdict(HostId host, JailStatus jail, LogFiles files, Map<JailName, Instant> failures) {
        JailName name = jail.summary().name();
        return Inspection.of(
                jail,
                jail.logPaths().stream().map(files::look).toList(),
                failures.get(name),
                name.equals(settings.blocklistJail()),
                resting.contains(new Place(host, name)),
                clock.instant());
    }

    private Map<JailName, Instant> lastFailures(HostId host) {
        Optional<Path> log = daemon.ask(host, Fail2ban::logFile);
        try {
            return log.map(file -> new LogFollower(file).lastFailures()).orElse(Map.of());
        } catch (UnreadableHistoryException e) {
            return Map.of();
        }
    }

    void rests(HostId host, JailName jail, boolean on) {
        if (on) {
            resting.add(new Place(host, jail));
        } else {
            resting.remove(new Place(host, jail));
        }
    }

    void daemonChanged(@Observes DaemonStateChanged event) {
        resting.removeIf(place -> place.host().equals(event.host()));
    }
}
