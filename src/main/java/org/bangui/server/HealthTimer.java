package org.bangui.server;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;

/** Asks every daemon whether it is there. Runs on every node: each has its own connections. */
@Singleton
public class HealthTimer {

    @Inject
    HealthService health;

    @Schedule(hour = "*", minute = "*", second = "*/30", persistent = false)
    void check() {
        health.checkOnTime();
    }
}
