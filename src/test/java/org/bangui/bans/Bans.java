package org.bangui.bans;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bangui.events.BanPlaced;
import org.bangui.fail2ban.Fail2ban;
import org.bangui.geo.LocalGeo;
import org.bangui.history.Histories;
import org.bangui.jails.Jails;
import org.bangui.jobs.JobService;
import org.bangui.jobs.Jobs;
import org.bangui.server.HealthService;
import org.bangui.server.Healths;
import org.bangui.system.HostId;
import org.bangui.system.Settings;
import org.bangui.testing.OneHost;
import org.bangui.testing.Told;

/** Makes the services of bans without a container, for the daemon behind a socket. */
public final class Bans implements AutoCloseable {

    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final Told<BanPlaced> told = new Told<>();
    private final BanService bans = new BanService();
    private final BulkService bulk = new BulkService();
    private final UndoService undo = new UndoService();
    private final Fail2ban fail2ban;
    private final Histories histories;
    private final JobService jobs;

    public Bans(Path socket, Path home, Duration timeout) {
        fail2ban = new Fail2ban(socket, timeout, 10, executor);
        OneHost hosts = new OneHost(fail2ban);
        HealthService health = Healths.of(hosts, new Told<>());
        histories = new Histories(home, fail2ban, hosts, health, told);
        jobs = Jobs.of(histories.database(), executor);
        bans.daemon = health;
        bans.jails = Jails.of(health, executor);
        bans.history = histories.service();
        bans.inForce = new BansInForce();
        bans.inForce.daemon = health;
        bans.inForce.jails = bans.jails;
        bans.inForce.history = histories.service();
        bans.inForce.geo = LocalGeo.bundled();
        bans.inForce.executor = executor;
        bans.geo = LocalGeo.bundled();
        bans.lockOut = lockOut(home, health);
        bans.orders = new OrderRepository();
        bans.orders.database = histories.database();
        bans.orders.clock = Clock.systemUTC();
        bulk.bans = bans;
        bulk.inForce = bans.inForce;
        bulk.history = histories.service();
        bulk.daemon = health;
        bulk.jobs = jobs;
        bulk.orders = bans.orders;
        bulk.executor = executor;
        undo.bans = bans;
        undo.bulk = bulk;
        undo.jobs = jobs;
        undo.clock = Clock.systemUTC();
    }

    /** Knows the network of administrators {@code 203.0.113.200/29}. */
    public static LockOutService lockOut(Path home, HealthService health) {
        LockOutService lockOut = new LockOutService();
        lockOut.settings =
                Settings.load(Map.of("BANGUI_HOME", home.toString(), "BANGUI_ADMIN_NETWORKS", "203.0.113.200/29"));
        lockOut.daemon = health;
        return lockOut;
    }

    public BanService service() {
        return bans;
    }

    public BulkService bulk() {
        return bulk;
    }

    UndoService undo() {
        return undo;
    }

    public JobService jobs() {
        return jobs;
    }

    /** Archives what fail2ban has written by now, as the timer does. */
    public void archive() {
        histories.service().sync(HostId.LOCAL);
    }

    Histories histories() {
        return histories;
    }

    Told<BanPlaced> told() {
        return told;
    }

    @Override
    public void close() {
        executor.shutdownNow();
        histories.close();
        fail2ban.close();
    }
}
