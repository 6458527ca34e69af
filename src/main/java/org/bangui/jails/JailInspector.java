package org.bangui.jails;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.file.Files;
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
import org.bangui.fail2ban.JailTuning.Listed;
import org.bangui.fail2ban.history.LogFollower;
import org.bangui.fail2ban.history.LogPositions;
import org.bangui.fail2ban.history.UnreadableHistoryException;
import org.bangui.server.HealthService;
import org.bangui.system.Fail2banHosts;
import org.bangui.system.HostId;
import org.bangui.system.Settings;

/** Gathers the facts that tell whether jails protect: from the daemon, its log, and the log files on disk. */
@ApplicationScoped
class JailInspector {

    private static final List<Path> JOURNALS = List.of(Path.of("/var/log/journal"), Path.of("/run/log/journal"));

    @Inject
    HealthService daemon;

    @Inject
    Fail2banHosts hosts;

    @Inject
    StoredJails stored;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    /** The daemon does not tell which jails it was told to let rest. */
    private final Set<Place> resting = ConcurrentHashMap.newKeySet();

    private record Place(HostId host, JailName jail) {}

    private final LogProgress progress = new LogProgress();

    /** What is the same for all jails of a host. */
    private record Around(LogFiles files, Map<JailName, Instant> failures, Optional<LogPositions> positions) {}

    /** All running jails. */
    Map<JailName, Verdict> inspect(HostId host) {
        List<JailStatus> jails = daemon.ask(host, Fail2ban::statuses);
        Around around = around(host);
        Map<String, StoredJail> inFiles = stored.all(host);
        Map<JailName, Verdict> verdicts = new TreeMap<>();
        jails.forEach(jail -> {
            JailName name = jail.summary().name();
            verdicts.put(name, verdict(host, jail, around, inFiles.getOrDefault(name.value(), StoredJail.UNKNOWN)));
        });
        return verdicts;
    }

    /** One jail as it was just read. */
    Verdict inspect(HostId host, JailStatus jail) {
        return verdict(
                host, jail, around(host), stored.read(host, jail.summary().name()));
    }

    private Around around(HostId host) {
        return new Around(LogFiles.forDaemonAt(hosts.host(host).socket()), lastFailures(host), positions(host));
    }

    private Verdict verdict(HostId host, JailStatus jail, Around around, StoredJail inFiles) {
        JailName name = jail.summary().name();
        Instant now = clock.instant();
        List<LogFile> files = jail.logPaths().stream()
                .map(around.files()::look)
                .map(file -> isUnread(host, name, file, around, now) ? file.in(LogFile.State.UNREAD) : file)
                .toList();
        return Inspection.of(
                new Inspection.Facts(
                        jail,
                        files,
                        inFiles.isKnown()
                                ? inFiles.list(Listed.LOG_PATH).stream()
                                        .map(Stored::value)
                                        .toList()
                                : null,
                        new Inspection.Journal(
                                JOURNALS.stream().anyMatch(Files::exists),
                                around.positions()
                                        .map(all -> lastEntry(all, name))
                                        .orElse(null)),
                        around.failures().get(name),
                        name.equals(settings.blocklistJail()),
                        resting.contains(new Place(host, name))),
                now);
    }

    private boolean isUnread(HostId host, JailName jail, LogFile file, Around around, Instant now) {
        Long position = around.positions().map(all -> all.in(jail, file.path())).orElse(null);
        return progress.isStuck(host, jail, file, position, now) && file.state().compareTo(LogFile.State.UNREAD) < 0;
    }

    private static Instant lastEntry(LogPositions positions, JailName jail) {
        Instant last = positions.lastEntry(jail);
        return last == null ? Instant.EPOCH : last;
    }

    private Optional<LogPositions> positions(HostId host) {
        try {
            return daemon.ask(host, Fail2ban::database).map(LogPositions::read);
        } catch (UnreadableHistoryException e) {
            return Optional.empty();
        }
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
