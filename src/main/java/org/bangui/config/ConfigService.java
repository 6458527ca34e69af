package org.bangui.config;

import jakarta.annotation.Priority;
import jakarta.ejb.ConcurrentAccessException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bangui.config.ConfigRevision.State;
import org.bangui.events.DaemonStateChanged;
import org.bangui.events.JailsChanged;
import org.bangui.fail2ban.files.FileChange;
import org.bangui.fail2ban.files.Release;
import org.bangui.server.HealthService;
import org.bangui.system.Fail2banHosts;
import org.bangui.system.HostId;
import org.bangui.system.InvalidInputException;
import org.bangui.system.TimerTask;

/** The one door for changes of fail2ban's files: planned, tried, written down, applied jail by jail, looked at, put back. */
@ApplicationScoped
public class ConfigService {

    private static final int MOST_REVISIONS = 500;
    private static final Duration SOON_AFTER = Duration.ofMinutes(1);

    @Inject
    Fail2banHosts hosts;

    @Inject
    HealthService health;

    @Inject
    JailQueue queue;

    @Inject
    Planner planner;

    @Inject
    Exposure exposure;

    @Inject
    Applier applier;

    @Inject
    OutsideEdits outside;

    @Inject
    RevisionRepository revisions;

    @Inject
    RecoveryRepository pending;

    @Inject
    Clock clock;

    @Inject
    Executor executor;

    @Inject
    Event<JailsChanged> changes;

    /** What the change would do. @throws org.bangui.fail2ban.files.StaleFileException when a file is not what it was */
    public ConfigPlan plan(HostId host, ConfigChange change) {
        Planner.Planned planned = planner.plan(shop(host), change.files());
        return planned.plan().exposing(exposure.of(planned, change.from()));
    }

    /**
     * Applies the change: all of it, or everything is as before.
     *
     * @return what came of it
     * @throws InvalidInputException when it would break something; nothing was changed
     * @throws org.bangui.fail2ban.files.StaleFileException when a file is not what it was
     * @throws org.bangui.bans.LockOutException when it exposes administrators and does not insist; nothing was changed
     * @throws ConfigConflictException when there is nothing to change, or it did not work and was put back
     */
    public ConfigRevision apply(HostId host, ConfigChange change) {
        if (change.files().isEmpty()) {
            throw new ConfigConflictException("The files say so already.");
        }
        return changing(host, shop -> {
            Planner.Planned planned = planner.plan(shop, change.files());
            refuse(planned.plan());
            exposure.check(planned, change);
            return succeed(applier.apply(shop, change, planned));
        });
    }

    private static void refuse(ConfigPlan plan) {
        List<InvalidInputException.Fault> faults = plan.refusals().stream()
                .map(problem -> InvalidInputException.Fault.of(
                        Stream.of(problem.jail(), problem.option())
                                .filter(part -> !part.isEmpty())
                                .collect(Collectors.joining(".")),
                        problem.sentence()))
                .toList();
        if (!faults.isEmpty()) {
            throw new InvalidInputException(faults);
        }
    }

    private static ConfigRevision succeed(ConfigRevision revision) {
        if (revision.state() != State.APPLIED) {
            throw new ConfigConflictException(revision.outcome());
        }
        return revision;
    }

    /** The latest changes, newest first, also those made without BanGUI. */
    public List<ConfigRevision> revisions(HostId host) {
        TimerTask.run("look at the configuration", () -> look(host));
        return revisions.latest(host, MOST_REVISIONS);
    }

    /** One change with what it changed in the files. @throws UnknownRevisionException when there is none */
    public ConfigRevision revision(HostId host, long id) {
        ConfigRevision found = revisions.find(host, id).orElseThrow(() -> new UnknownRevisionException(id));
        return found.withFiles(revisions.files(id).stream().map(Planner::diff).toList());
    }

    /** What {@link #restore} would do. */
    public ConfigPlan restorePlan(HostId host, long id, ConfigChange order) {
        look(host);
        return plan(host, restoring(shop(host), id, order));
    }

    /**
     * Brings the files back to what they were right after this revision, as {@link #apply} does.
     *
     * @param order who asks; its files and reason do not count
     */
    public ConfigRevision restore(HostId host, long id, ConfigChange order) {
        look(host);
        return apply(host, restoring(shop(host), id, order));
    }

    /** A distribution's own files are not written, whatever they once were. */
    private ConfigChange restoring(Workshop shop, long id, ConfigChange order) {
        ConfigRevision revision = revision(shop.host(), id);
        List<FileChange> files = revisions.changedSince(shop.host(), id).stream()
                .filter(file -> file.path().isLocal())
                .map(file ->
                        new FileChange(file.path(), file.before(), shop.folder().etag(file.path())))
                .toList();
        if (files.isEmpty()) {
            throw new ConfigConflictException("The files are as this revision left them.");
        }
        return order.with("Back to revision " + id + ": " + revision.why(), files);
    }

    /** What somebody has to look at. */
    public Optional<PendingRecovery> pendingRecovery(HostId host) {
        return pending.find(host);
    }

    /** Somebody has looked. Whether there was something. */
    public boolean dismissRecovery(HostId host) {
        return pending.clear(host);
    }

    /** Undoes what was cut off and notices what others changed. */
    public void look(HostId host) {
        inTurn(host, shop -> host);
    }

    void lookEverywhere() {
        hosts.ids().forEach(host -> TimerTask.run("look at the configuration", () -> look(host)));
    }

    void start(@Observes @Priority(300) @Initialized(ApplicationScoped.class) Object event) {
        executor.execute(this::lookEverywhere);
    }

    /** A daemon that dies right after a change may have died of it. */
    void daemonChanged(@Observes DaemonStateChanged event) {
        HostId host = event.host();
        if (event.online()) {
            executor.execute(() -> TimerTask.run("look at the configuration", () -> look(host)));
            return;
        }
        revisions.latest(host, 1).stream()
                .filter(last -> last.state() == State.APPLIED
                        && last.at().plus(SOON_AFTER).isAfter(clock.instant()))
                .forEach(last -> pending.set(
                        host,
                        new PendingRecovery(
                                last.id(),
                                clock.instant(),
                                "fail2ban ended within a minute of the change \"" + last.why() + "\".")));
    }

    /** Does work that may make, change or end jails, when it is its turn. */
    <T> T changing(HostId host, Function<Workshop, T> work) {
        try {
            return inTurn(host, work);
        } finally {
            changes.fire(new JailsChanged(host));
        }
    }

    /** Files and jails are whole when the work begins. @throws WaitedTooLongException when it does not within a minute */
    private <T> T inTurn(HostId host, Function<Workshop, T> work) {
        try {
            return queue.await(() -> {
                        Workshop shop = shop(host);
                        applier.undoCutOff(shop);
                        outside.note(shop);
                        return work.apply(shop);
                    })
                    .join();
        } catch (ConcurrentAccessException e) {
            throw new WaitedTooLongException(e);
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    Workshop shop(HostId host) {
        String version = health.state(host).version();
        Release release = version == null ? Release.installed() : new Release(version);
        return new Workshop(host, hosts.host(host).configDir(), release, hosts.get(host));
    }
}
