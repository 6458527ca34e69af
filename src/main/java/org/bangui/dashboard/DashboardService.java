package org.bangui.dashboard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.bangui.fail2ban.Fail2banException;
import org.bangui.history.BanFilter;
import org.bangui.history.HistoryService;
import org.bangui.jails.JailService;
import org.bangui.jails.JailSnapshot;
import org.bangui.server.DaemonState;
import org.bangui.server.HealthService;
import org.bangui.system.HostId;

/** Puts the overview together. */
@ApplicationScoped
public class DashboardService {

    private static final JailSnapshot NEVER_TAKEN = new JailSnapshot(null, List.of());

    @Inject
    HealthService health;

    @Inject
    JailService jails;

    @Inject
    HistoryService history;

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
                snapshot.totalFailed(),
                snapshot.jails().size(),
                faultyJails(filter.host()));
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
