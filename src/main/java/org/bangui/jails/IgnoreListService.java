package org.bangui.jails;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.bangui.fail2ban.JailName;
import org.bangui.fail2ban.JailStatus;
import org.bangui.fail2ban.JailTuning;
import org.bangui.server.HealthService;
import org.bangui.system.HostId;
import org.bangui.system.InvalidInputException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whom running jails never ban. Changes are live: they last until the jail is loaded anew from the files. */
@ApplicationScoped
public class IgnoreListService {

    private static final Logger LOG = LoggerFactory.getLogger(IgnoreListService.class);
    private static final int MOST_AT_ONCE = 1_000;

    @Inject
    HealthService daemon;

    @Inject
    JailService jails;

    @Inject
    StoredJails files;

    @Inject
    Executor executor;

    /** @throws UnknownJailException when the jail does not run */
    public IgnoreList list(HostId host, JailName jail) {
        JailStatus status = jails.jail(host, jail);
        StoredJail stored = files.read(host, jail);
        Boolean self = stored.ignoreSelf() == null
                ? null
                : Boolean.valueOf(stored.ignoreSelf().value());
        return new IgnoreList(
                Entry.merged(status.ignoreIps(), stored.ignoreIps(), IgnoreEntry::same),
                status.ignoreSelf(),
                self,
                stored.isKnown());
    }

    /**
     * Adds addresses, networks and host names; all of them or none.
     *
     * @throws InvalidInputException naming the first that is refused; nothing is sent then
     */
    public IgnoreList add(HostId host, JailName jail, List<String> entries) {
        requireSome(entries);
        List<String> checked = entries.stream()
                .map(entry -> IgnoreEntry.checked(entry, executor))
                .distinct()
                .toList();
        jails.requireRunning(host, jail);
        daemon.ask(host, fail2ban -> new JailTuning(fail2ban, jail).ignore(checked));
        LOG.info("jail.ignore_added host={} jail={} entries={}", host, jail, checked);
        return changed(host, jail);
    }

    /** @throws InvalidInputException when one is not in the daemon's list; nothing is sent then */
    public IgnoreList remove(HostId host, JailName jail, List<String> entries) {
        requireSome(entries);
        List<String> live = jails.jail(host, jail).ignoreIps();
        List<String> unwanted = entries.stream()
                .map(entry -> live.stream()
                        .filter(each -> IgnoreEntry.same(each, entry.strip()))
                        .findFirst()
                        .orElseThrow(() -> new InvalidInputException("ip", "refused.ignoreMissing", entry)))
                .distinct()
                .toList();
        unwanted.forEach(entry -> daemon.ask(host, fail2ban -> new JailTuning(fail2ban, jail).stopIgnoring(entry)));
        LOG.info("jail.ignore_removed host={} jail={} entries={}", host, jail, unwanted);
        return changed(host, jail);
    }

    /** Whether this server's own addresses are exempt. */
    public IgnoreList ignoreSelf(HostId host, JailName jail, boolean on) {
        jails.requireRunning(host, jail);
        daemon.ask(host, fail2ban -> {
            new JailTuning(fail2ban, jail).ignoreSelf(on);
            return null;
        });
        LOG.info("jail.ignore_self host={} jail={} on={}", host, jail, on);
        return changed(host, jail);
    }

    private IgnoreList changed(HostId host, JailName jail) {
        jails.changed(host);
        return list(host, jail);
    }

    private static void requireSome(List<String> entries) {
        if (entries.isEmpty()
                || entries.size() > MOST_AT_ONCE
                || entries.stream().anyMatch(Objects::isNull)) {
            throw new InvalidInputException("ips", "refused.ignoreCount", MOST_AT_ONCE);
        }
    }
}
