package org.bangui.history;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bangui.events.BanPlaced;
import org.bangui.fail2ban.Fail2ban;
import org.bangui.server.Healths;
import org.bangui.system.Database;
import org.bangui.system.DatabaseSettings;
import org.bangui.system.HostId;
import org.bangui.system.PageRequest;
import org.bangui.system.Settings;
import org.bangui.testing.OneHost;
import org.bangui.testing.Told;

/** The archive on a database of its own, wired as the container would. */
final class Archive implements AutoCloseable {

    private static final BanFilter ALL = new BanFilter(HostId.LOCAL, null, null, null);

    final Database database;
    final HistorySync sync = new HistorySync();
    final ArchiveRepository bans = new ArchiveRepository();
    final CountRepository counts = new CountRepository();
    final SyncRepository writing = new SyncRepository();
    final List<BanPlaced> told = new ArrayList<>();

    Archive(DatabaseSettings settings, Path home, Fail2ban daemon) {
        database = Database.open(settings);
        sync.hosts = new OneHost(daemon);
        sync.health = Healths.of(sync.hosts, new Told<>());
        sync.settings = Settings.load(Map.of("BANGUI_HOME", home.toString()));
        sync.clock = Clock.systemUTC();
        sync.states = new SyncStateRepository();
        sync.states.database = database;
        sync.repository = writing;
        writing.database = database;
        writing.states = sync.states;
        writing.hours = new HourRepository();
        bans.database = database;
        counts.database = database;
    }

    static Archive sqlite(Path home, Fail2ban daemon) {
        return new Archive(DatabaseSettings.sqlite(home.resolve("bangui.db")), home, daemon);
    }

    /** Copies what is new; the answer is how many bans stand in the archive then. */
    long synced() {
        if (sync.health.away(HostId.LOCAL)) {
            sync.health.check(HostId.LOCAL);
        }
        sync.run(HostId.LOCAL, told::add);
        return count();
    }

    long count() {
        return counts.count(ALL);
    }

    /** Newest first. */
    List<ArchivedBan> all() {
        return bans.newest(ALL, new PageRequest(1, 500));
    }

    List<String> addresses() {
        return all().stream().map(ban -> ban.id().value()).toList();
    }

    List<String> endings() {
        return database.read(
                handle -> handle.createQuery("SELECT ip || ' ' || COALESCE(ended_by, 'in force') FROM ban ORDER BY id")
                        .mapTo(String.class)
                        .list());
    }

    long rows() {
        return database.read(handle ->
                handle.createQuery("SELECT COUNT(*) FROM ban").mapTo(Long.class).one());
    }

    @Override
    public void close() {
        sync.close();
        database.close();
    }
}
