package org.bangui.jails;

import java.time.Clock;
import java.util.concurrent.Executor;
import org.bangui.server.HealthService;

/** Makes a jail service without a container. */
public final class Jails {

    private Jails() {}

    public static JailService of(HealthService health, Executor executor) {
        JailService jails = new JailService();
        jails.daemon = health;
        jails.clock = Clock.systemUTC();
        jails.executor = executor;
        return jails;
    }
}
