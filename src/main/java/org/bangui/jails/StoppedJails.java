package org.bangui.jails;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.bangui.events.JailsChanged;
import org.bangui.fail2ban.Fail2ban;
import org.bangui.fail2ban.Fail2banException;
import org.bangui.fail2ban.JailName;
import org.bangui.fail2ban.files.ConfigurationReader;
import org.bangui.fail2ban.files.FileTree;
import org.bangui.fail2ban.files.Finding;
import org.bangui.fail2ban.files.Jail;
import org.bangui.fail2ban.files.Release;
import org.bangui.fail2ban.history.JailEnd;
import org.bangui.fail2ban.history.LogFollower;
import org.bangui.fail2ban.history.UnreadableHistoryException;
import org.bangui.jails.StoppedJail.Cause;
import org.bangui.server.HealthService;
import org.bangui.system.Fail2banHosts;
import org.bangui.system.HostId;
import org.bangui.system.SharedReadings;

/** Finds the jails that the files enable and the daemon does not have, and why. */
@ApplicationScoped
class StoppedJails {

    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    @Inject
    HealthService daemon;

    @Inject
    Fail2banHosts hosts;

    @Inject
    Executor executor;

    private final SharedReadings<HostId, Map<JailName, String>> files =
            new SharedReadings<>(this::readFiles, task -> executor.execute(task), FRESH, PATIENCE);
    private final SharedReadings<HostId, Map<JailName, JailEnd>> logs =
            new SharedReadings<>(this::readLog, task -> executor.execute(task), FRESH, PATIENCE);

    /** Sorted by name. */
    List<StoppedJail> find(HostId host, Collection<JailName> running) {
        Map<JailName, String> missing = new TreeMap<>(enabled(host));
        missing.keySet().removeAll(running);
        Map<JailName, JailEnd> ends = missing.isEmpty() ? Map.of() : ends(host);
        return missing.entrySet().stream()
                .map(each -> stopped(each.getKey(), each.getValue(), ends.get(each.getKey())))
                .toList();
    }

    private static StoppedJail stopped(JailName name, String finding, JailEnd end) {
        if (!finding.isEmpty()) {
            return new StoppedJail(name, Cause.FILES, finding, null);
        }
        if (end == null) {
            return new StoppedJail(name, Cause.UNKNOWN, "", null);
        }
        return end.error() == null
                ? new StoppedJail(name, Cause.STOPPED, "", end.at())
                : new StoppedJail(name, Cause.ERROR, end.error(), end.at());
    }

    /** Nothing is known of them while the daemon does not tell where its log is. */
    private Map<JailName, JailEnd> ends(HostId host) {
        try {
            return logs.of(host).get();
        } catch (Fail2banException | UnreadableHistoryException e) {
            return Map.of();
        }
    }

    private Map<JailName, JailEnd> readLog(HostId host) {
        return daemon.ask(host, Fail2ban::logFile)
                .map(file -> new LogFollower(file).jailEnds())
                .orElse(Map.of());
    }

    /** The jails that the files enable, each with what is wrong with it there; empty when nothing is. At most 5 s old. */
    Map<JailName, String> enabled(HostId host) {
        return files.of(host).get();
    }

    private Map<JailName, String> readFiles(HostId host) {
        String version = daemon.state(host).version();
        Release release = version == null ? Release.installed() : new Release(version);
        String folder = hosts.host(host).configDir().toString();
        return new ConfigurationReader(FileTree.onDisk(), folder, release)
                .read().jails().stream()
                        .filter(jail -> jail.state() != Jail.State.DISABLED && isName(jail.name()))
                        .collect(Collectors.toMap(jail -> new JailName(jail.name()), StoppedJails::wrong));
    }

    private static boolean isName(String text) {
        try {
            return new JailName(text).value().equals(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String wrong(Jail jail) {
        return jail.findings().stream()
                .filter(finding -> jail.state() != Jail.State.READY)
                .min(Comparator.comparing(Finding::severity))
                .map(Finding::sentence)
                .orElse("");
    }

    void jailsChanged(@Observes JailsChanged event) {
        files.of(event.host()).expire();
        logs.of(event.host()).expire();
    }
}
