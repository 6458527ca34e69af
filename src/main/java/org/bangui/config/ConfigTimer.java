package org.bangui.config;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;
import org.bangui.system.SchedulerLock;

/** Notices what others change in fail2ban's files. */
@Singleton
public class ConfigTimer {

    @Inject
    ConfigService config;

    @Inject
    SchedulerLock lock;

    @Schedule(hour = "*", minute = "*", second = "20", persistent = false)
    void look() {
        lock.runIfHeld("look at the configuration", config::lookEverywhere);
    }
}
