package org.bangui.system;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;

/** Renews the lease on the background tasks. */
@Singleton
public class SchedulerLockTimer {

    @Inject
    SchedulerLock lock;

    @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
    void renew() {
        TimerTask.run("lease on the background tasks", lock::renew);
    }
}
