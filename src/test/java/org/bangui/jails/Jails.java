package org.bangui.jails;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Executor;
import org.bangui.server.HealthService;
import org.bangui.system.Fail2banHosts;
import org.bangui.system.Settings;
import org.bangui.testing.OneHost;

/** Makes a jail service without a container. */
public final class Jails {

    private Jails() {}

    public static JailService of(HealthService health, Executor executor) {
        return of(health, new OneHost(null), executor);
    }

    /** @param hosts where the daemon's socket and files are */
    static JailService of(HealthService health, Fail2banHosts hosts, Executor executor) {
        JailService jails = new JailService();
        jails.daemon = health;
        jails.inspector = new JailInspector();
        jails.inspector.daemon = health;
        jails.inspector.hosts = hosts;
        jails.inspector.settings = Settings.load(Map.of("BANGUI_HOME", "target/no-home"));
        jails.inspector.clock = Clock.systemUTC();
        jails.clock = Clock.systemUTC();
        jails.executor = executor;
        return jails;
    }
}
