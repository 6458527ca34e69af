package org.bangui.dashboard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bangui.fail2ban.Fail2banException;
import org.bangui.history.BanFilter;
import org.bangui.history.HistoryService;
import org.bangui.jails.JailService;
import org.bangui.jails.JailSnapshot;
import org.bangui.server.DaemonState;
import org.bangui.server.HealthService;
import org.bangui.system.Fail2banHosts;
import org.bangui.system.HostId;
import org.bangui.system.SchedulerLock;
import org.bangui.system.TimeRange;

/** Puts the overview together. */
@ApplicationScoped
public class DashboardService {

    private static final Duration SHORTLY = Duration.ofHours(1);
    private static final JailSnapshot NEVER_TAKEN = new JailSnapshot(null, List.of());

    @Inject
    HealthService health;

    @Inject
    JailService jails;

    @Inject
    HistoryService history;

    @Inject
    DaemonSlotRepository slots;

    @Inject
    Fail2banHosts hosts;

    @Inject
    SchedulerLock lock;

    @Inject
    Clock clock;

    /** Never throws for a daemon that is away: then {@code online} is false and the counts are the last known ones. */
    public DashboardStatus status(HostId host) {
        JailSnapshot snapshot = snapshot(host);
        DaemonState state = health.state(host);
        return new DashboardStatus(
                state.online(),
                state.version(),
                snapshot.jails().size(),
                snapshot.currentlyBanned(),
                snapshot.totalBanned(),
                snapshot.currentlyFailed(),
                snapshot.totalFailed());
    }

    /** The figures for the filter's host and range. Never throws for a daemon that is away. */
    public Tiles tiles(BanFilter filter) {
        JailSnapshot snapshot = snapshot(filter.host());
        return new Tiles(
                snapshot.takenAt(),
                snapshot.currentlyBanned(),
                snapshot.jails().stream()
                        .filter(jail -> jail.currentlyBanned() > 0)
                        .count(),
                history.count(filter),
                before(filter),
                snapshot.currentlyFailed(),
                failures(filter.host(), filter.range()),
                filter.range() == null
                        ? null
                        : failures(filter.host(), filter.range().previous()),
                snapshot.jails().size(),
                faultyJails(filter.host()),
                filter.range() == null ? null : at(filter.host(), filter.range().from()));
    }

    private Long failures(HostId host, TimeRange range) {
        return slots.failures(host, range == null ? new TimeRange(Instant.EPOCH, clock.instant()) : range);
    }

    /** What the daemon told then or shortly before; null when it told nothing. */
    private DaemonSlot at(HostId host, Instant time) {
        return slots.latest(host, time.minus(SHORTLY), time).orElse(null);
    }

    /** Keeps the daemon's figures of now, to compare later ones with. Nothing is kept of a daemon that is away. */
    public void note(HostId host) {
        if (health.away(host)) {
            return;
        }
        JailSnapshot snapshot = jails.snapshot(host);
        Instant now = clock.instant();
        DaemonSlot last = slots.latest(host, Instant.EPOCH, now.plusSeconds(1)).orElse(null);
        slots.save(
                host,
                DaemonSlot.after(
                        last, now, snapshot.currentlyBanned(), snapshot.jails().size(), snapshot.totalFailed()));
    }

    /** As {@link #note}, for every host, on the one instance that runs the background tasks. */
    void noteOnTime() {
        for (HostId host : hosts.ids()) {
            lock.runIfHeld("figures of the daemon", () -> note(host));
        }
    }

    private Long before(BanFilter filter) {
        if (filter.range() == null) {
            return null;
        }
        return history.count(filter.in(filter.range().previous()));
    }

    private JailSnapshot snapshot(HostId host) {
        if (!health.away(host)) {
            try {
                return jails.snapshot(host);
            } catch (Fail2banException noAnswer) {
                return jails.lastSnapshot(host).orElse(NEVER_TAKEN);
            }
        }
        return jails.lastSnapshot(host).orElse(NEVER_TAKEN);
    }

    private long faultyJails(HostId host) {
        if (health.away(host)) {
            return 0;
        }
        try {
            return jails.disarmed(host).size();
        } catch (Fail2banException noAnswer) {
            return 0;
        }
    }
}
