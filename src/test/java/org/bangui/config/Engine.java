package org.bangui.config;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bangui.bans.Bans;
import org.bangui.config.Planner.Planned;
import org.bangui.events.DaemonStateChanged;
import org.bangui.events.JailsChanged;
import org.bangui.fail2ban.Fail2ban;
import org.bangui.fail2ban.files.ConfigPath;
import org.bangui.fail2ban.files.ConfigurationFolder;
import org.bangui.fail2ban.files.FileChange;
import org.bangui.fail2ban.files.Release;
import org.bangui.server.HealthService;
import org.bangui.server.Healths;
import org.bangui.system.Database;
import org.bangui.system.DatabaseSettings;
import org.bangui.system.HostId;
import org.bangui.system.Settings;
import org.bangui.testing.OneHost;
import org.bangui.testing.RealFail2ban;
import org.bangui.testing.Told;

/** The configuration engine without a container, on one real daemon. */
public final class Engine implements AutoCloseable {

    static final HostId HOST = HostId.LOCAL;

    final ConfigService config = new ConfigService();
    final JailControlService control = new JailControlService();
    final RollbackService rollback = new RollbackService();
    final HealthService health;
    final Fail2ban daemon;
    final Told<JailsChanged> told = new Told<>();
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final Database database;
    private final Path folder;
    private final Trial trial = new Trial();

    /** @param home for database and scratch server */
    Engine(Path socket, Path folder, DatabaseSettings databaseSettings, Path home) {
        this(socket, folder, databaseSettings, home, Duration.ofSeconds(10));
    }

    private Engine(Path socket, Path folder, DatabaseSettings databaseSettings, Path home, Duration timeout) {
        this.folder = folder;
        daemon = new Fail2ban(socket, timeout, 4, executor);
        OneHost hosts = new OneHost(daemon, socket, folder);
        health = Healths.of(hosts, new Told<DaemonStateChanged>());
        database = Database.open(databaseSettings);
        Settings settings = Settings.load(Map.of(
                "BANGUI_HOME",
                home.toString(),
                "BANGUI_ACTIONS_EDITABLE",
                "true",
                "BANGUI_FAIL2BAN_START_COMMAND",
                home.resolve("start").toString(),
                "BANGUI_FAIL2BAN_STOP_COMMAND",
                home.resolve("stop").toString()));
        trial.settings = settings;
        trial.executor = executor;
        config.hosts = hosts;
        config.health = health;
        config.queue = new JailQueue();
        config.clock = Clock.systemUTC();
        config.executor = executor;
        config.changes = told;
        control.first = new FirstJails();
        control.first.health = health;
        connect(settings);
        rollback.config = config;
        rollback.health = health;
        rollback.control = control;
        rollback.daemon = Healths.daemon(health, settings, timeout);
        control.config = config;
        control.health = health;
        control.trial = trial;
        control.rests = new Told<>();
        control.patience = timeout.multipliedBy(2);
        config.applier.patience = timeout.multipliedBy(2);
    }

    private void connect(Settings settings) {
        config.planner = new Planner();
        config.planner.trial = trial;
        config.planner.settings = settings;
        config.exposure = new Exposure();
        config.exposure.lockOut = Bans.lockOut(settings.home(), health);
        config.revisions = new RevisionRepository();
        config.revisions.database = database;
        config.pending = new RecoveryRepository();
        config.pending.database = database;
        NodeName node = new NodeName();
        node.settings = settings;
        config.applier = new Applier();
        config.applier.revisions = config.revisions;
        config.applier.pending = config.pending;
        config.applier.clock = config.clock;
        config.applier.node = node;
        config.applier.first = control.first;
        config.outside = new OutsideEdits();
        config.outside.revisions = config.revisions;
        config.outside.seen = new SeenFileRepository();
        config.outside.seen.database = database;
        config.outside.clock = config.clock;
        config.outside.node = node;
    }

    public static Engine of(RealFail2ban real, DatabaseSettings database, Path home) {
        return of(real, database, home, Duration.ofSeconds(10));
    }

    /** An engine that starts and stops the daemon as its service would. */
    static Engine of(RealFail2ban real, DatabaseSettings database, Path home, Duration timeout) {
        Engine engine = new Engine(real.socket(), real.configDir(), database, home, timeout);
        real.release().script(home.resolve("start"), real.configDir(), "-x start");
        real.release().script(home.resolve("stop"), real.configDir(), "stop");
        ProcessBuilder scratch = real.release().command("fail2ban-server", List.of());
        engine.trial.program = scratch.command();
        engine.trial.environment = scratch.environment();
        engine.health.check(HOST);
        return engine;
    }

    Workshop shop() {
        return new Workshop(HOST, folder, new Release(health.state(HOST).version()), daemon);
    }

    /** These lines in the jail's own file. */
    ConfigChange change(String jail, String lines) {
        ConfigPath path = new ConfigPath("jail.d/" + jail + ".local");
        String etag = new ConfigurationFolder(folder).etag(path);
        byte[] text = ("[" + jail + "]\n" + lines + "\n").getBytes(StandardCharsets.UTF_8);
        return new ConfigChange("a test", "trying", List.of(new FileChange(path, text, etag)));
    }

    public ConfigRevision apply(String jail, String lines) {
        return config.apply(HOST, change(jail, lines));
    }

    /** Without asking whether it would break something. */
    ConfigRevision applyUnchecked(String jail, String lines) {
        ConfigChange change = change(jail, lines);
        Planned planned = config.planner.plan(shop(), change.files());
        return config.applier.apply(shop(), change, planned);
    }

    /** Everything the daemon has but its counters: jails, what they watch and do, whom they ban. */
    List<String> state() {
        return daemon.jails().stream()
                .map(daemon::jail)
                .map(jail -> jail.summary().name() + " " + jail.summary().banTime() + " "
                        + jail.summary().findTime() + " " + jail.summary().maxRetry() + " " + jail.logPaths()
                        + jail.failRegexes()
                        + jail.ignoreRegexes() + jail.actions() + jail.ignoreIps()
                        + daemon.banned(jail.summary().name()).stream()
                                .map(ban -> ban.id().value())
                                .sorted()
                                .toList())
                .toList();
    }

    @Override
    public void close() {
        trial.end();
        daemon.close();
        database.close();
        executor.shutdownNow();
    }
}
