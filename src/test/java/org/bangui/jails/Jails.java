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
        jails.inspector.stored = stored(health, hosts, executor);
        jails.inspector.settings = Settings.load(Map.of("BANGUI_HOME", "target/no-home"));
        jails.inspector.clock = Clock.systemUTC();
        jails.clock = Clock.systemUTC();
        jails.executor = executor;
        return jails;
    }

    private static StoredJails stored(HealthService health, Fail2banHosts hosts, Executor executor) {
        StoredJails stored = new StoredJails();
        stored.daemon = health;
        stored.hosts = hosts;
        stored.executor = executor;
        return stored;
    }

    /** What is set in running jails. */
    record Tuning(JailSettingsService settings, IgnoreListService ignored, JailListsService lists) {}

    static Tuning tuning(HealthService health, Fail2banHosts hosts, Executor executor) {
        JailService jails = of(health, hosts, executor);
        JailSettingsService settings = new JailSettingsService();
        settings.daemon = health;
        settings.jails = jails;
        settings.files = jails.inspector.stored;
        IgnoreListService ignored = new IgnoreListService();
        ignored.daemon = health;
        ignored.jails = jails;
        ignored.files = jails.inspector.stored;
        ignored.executor = executor;
        JailListsService lists = new JailListsService();
        lists.daemon = health;
        lists.hosts = hosts;
        lists.jails = jails;
        lists.files = jails.inspector.stored;
        lists.settings = jails.inspector.settings;
        return new Tuning(settings, ignored, lists);
    }
}
