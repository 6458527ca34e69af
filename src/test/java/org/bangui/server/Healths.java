package org.bangui.server;

import java.time.Clock;
import java.time.Duration;
import org.bangui.events.DaemonStateChanged;
import org.bangui.system.Fail2banHosts;
import org.bangui.system.Settings;
import org.bangui.testing.Told;

/** Makes a health service without a container. */
public final class Healths {

    private Healths() {}

    public static HealthService of(Fail2banHosts hosts, Told<DaemonStateChanged> told) {
        HealthService health = new HealthService();
        health.hosts = hosts;
        health.clock = Clock.systemUTC();
        health.executor = Runnable::run;
        health.changes = told;
        return health;
    }

    /** Starts and stops the daemon of this health service; @param patience for whatever it does */
    public static DaemonService daemon(HealthService health, Settings settings, Duration patience) {
        DaemonService daemon = new DaemonService();
        daemon.patience = patience;
        daemon.command = patience.multipliedBy(8);
        daemon.health = health;
        daemon.hosts = health.hosts;
        daemon.settings = settings;
        return daemon;
    }
}
