package org.bangui.auth;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;
import org.bangui.system.SchedulerLock;

/** Drops what is over: sessions and the counters of old failures. */
@Singleton
public class AuthTimer {

    @Inject
    SchedulerLock lock;

    @Inject
    SessionService sessions;

    @Schedule(hour = "*/6", persistent = false)
    void cleanUp() {
        lock.runIfHeld("session clean-up", sessions::dropExpired);
    }
}
