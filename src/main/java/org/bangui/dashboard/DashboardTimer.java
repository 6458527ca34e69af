package org.bangui.dashboard;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;

/** Notes the daemon's figures, so that they can be compared later. */
@Singleton
public class DashboardTimer {

    @Inject
    DashboardService dashboard;

    @Schedule(hour = "*", minute = "*", second = "25", persistent = false)
    void note() {
        dashboard.noteOnTime();
    }
}
