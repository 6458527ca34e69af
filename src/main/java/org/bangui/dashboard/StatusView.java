package org.bangui.dashboard;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.bangui.server.DaemonState;
import org.bangui.server.HealthService;
import org.bangui.system.HostId;

/** What every page says about the daemon. */
@Named
@RequestScoped
public class StatusView {

    @Inject
    DashboardService dashboard;

    @Inject
    HealthService health;

    private DashboardStatus status;
    private DaemonState state;

    @PostConstruct
    void load() {
        status = dashboard.status(HostId.LOCAL);
        state = health.state(HostId.LOCAL);
    }

    public DashboardStatus getStatus() {
        return status;
    }

    public DaemonState getState() {
        return state;
    }
}
