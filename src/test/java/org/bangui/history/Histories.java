package org.bangui.history;

import java.nio.file.Path;
import java.time.Clock;
import org.bangui.events.BanPlaced;
import org.bangui.fail2ban.Fail2ban;
import org.bangui.server.HealthService;
import org.bangui.system.Database;
import org.bangui.system.DatabaseSettings;
import org.bangui.system.Fail2banHosts;
import org.bangui.testing.Told;

/** Makes a history service without a container, on a database of its own. */
public final class Histories implements AutoCloseable {

    private final Archive archive;
    private final HistoryService service = new HistoryService();

    public Histories(Path home, Fail2ban daemon, Fail2banHosts hosts, HealthService health, Told<BanPlaced> told) {
        archive = new Archive(DatabaseSettings.sqlite(home.resolve("bangui.db")), home, daemon);
        archive.sync.hosts = hosts;
        archive.sync.health = health;
        service.sync = archive.sync;
        service.bans = archive.bans;
        service.counts = archive.counts;
        service.upkeep = archive.upkeep;
        service.stories = archive.stories;
        service.ends = archive.writing.ends;
        service.failures = archive.stories.failures;
        service.hosts = hosts;
        service.backFill = archive.backFill;
        service.executor = Runnable::run;
        service.clock = Clock.systemUTC();
        service.placed = told;
    }

    public HistoryService service() {
        return service;
    }

    public Database database() {
        return archive.database;
    }

    @Override
    public void close() {
        archive.close();
    }
}
