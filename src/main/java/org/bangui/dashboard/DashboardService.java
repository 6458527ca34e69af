package org.bangui.dashboard;

import jakarta.enterprise.context.ApplicationScoped;
import org.bangui.system.HostId;

/** Puts the overview together. */
@ApplicationScoped
public class DashboardService {

    /** Never throws for a daemon that is away: then {@code online} is false and the counts are the last known ones. */
    public DashboardStatus status(HostId host) {
        throw new UnsupportedOperationException();
    }
}
