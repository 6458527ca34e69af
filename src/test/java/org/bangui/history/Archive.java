package org.bangui.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bangui.events.BanPlaced;
import org.bangui.fail2ban.BanId;
import org.bangui.fail2ban.Fail2ban;
import org.bangui.fail2ban.JailName;
import org.bangui.fail2ban.history.BanReader.Cursor;
import org.bangui.fail2ban.history.LogFollower.Position;
import org.bangui.fail2ban.history.LoggedEvent;
import org.bangui.fail2ban.history.LoggedEvent.Kind;
import org.bangui.fail2ban.history.RecordedBan;
import org.bangui.geo.LocalGeo;
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

    static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");
    static final JailName SSHD = new JailName("sshd");
    static final JailName IMPORT = new JailName("blocklist-import");

    private static final String DATA = "{\"matches\": [\"a line\"], \"failures\": 3}";
    private static final BanFilter ALL = new BanFilter(HostId.LOCAL, null, null, null);

    final Database database;
    final HistorySync sync = new HistorySync();
    final ArchiveRepository bans = new ArchiveRepository();
    final CountRepository counts = new CountRepository();
    final ArchiveUpkeep upkeep = new ArchiveUpkeep();
    final Stories stories = new Stories();
    final BackFill backFill = new BackFill();
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
        writing.rollUps = new RollUpRepository();
        writing.rollUps.database = database;
        sync.geo = LocalGeo.bundled();
        upkeep.rollUps = writing.rollUps;
        upkeep.places = new PlaceRepository();
        upkeep.places.database = database;
        upkeep.places.rollUps = writing.rollUps;
        upkeep.geo = sync.geo;
        upkeep.clock = sync.clock;
        wireStories();
        wireBackFill();
        bans.database = database;
        counts.database = database;
    }

    private void wireStories() {
        stories.bans = bans;
        stories.clock = sync.clock;
        stories.repository = new StoryRepository();
        stories.repository.database = database;
        stories.failures = new FailureRepository();
        stories.failures.database = database;
        stories.failures.clock = sync.clock;
        stories.geo = LocalGeo.bundled();
        stories.running = new RunningJails();
        stories.running.daemon = sync.health;
        stories.running.executor = Runnable::run;
        writing.failures = stories.failures;
        writing.ends = new EndRepository();
        writing.ends.database = database;
        writing.ends.clock = sync.clock;
    }

    private void wireBackFill() {
        backFill.sync = sync;
        backFill.states = sync.states;
        backFill.repository = new BackFillRepository();
        backFill.repository.database = database;
        backFill.repository.clock = sync.clock;
    }

    static Archive sqlite(Path home, Fail2ban daemon) {
        return new Archive(DatabaseSettings.sqlite(home.resolve("bangui.db")), home, daemon);
    }

    static RecordedBan row(JailName jail, String id, long second) {
        return new RecordedBan(jail, new BanId(id), NOON.plusSeconds(second), 600, 1, DATA);
    }

    static LoggedEvent line(Kind kind, String id, double second) {
        return new LoggedEvent(kind, SSHD, new BanId(id), NOON.plusMillis(Math.round(second * 1000)));
    }

    SyncStep step(List<HalfSeen> halfSeen, List<RecordedBan> rows, LoggedEvent... events) {
        SyncState before = sync.states.state(HostId.LOCAL);
        Cursor cursor = new Cursor(before.cursor().rowId() + rows.size(), "x");
        Position position = new Position("file", 42, "tail");
        SyncState after = new SyncState(before.version() + 1, Path.of("/db"), cursor, Path.of("/log"), position);
        List<LoggedEvent> lines =
                Stream.of(events).filter(each -> each.kind() == Kind.BAN).toList();
        List<LoggedEvent> ends = Stream.of(events)
                .filter(each -> !List.of(Kind.BAN, Kind.FOUND).contains(each.kind()))
                .toList();
        List<LoggedEvent> found =
                Stream.of(events).filter(each -> each.kind() == Kind.FOUND).toList();
        BanMerge merge = new BanMerge(halfSeen, rows, lines);
        return new SyncStep(
                HostId.LOCAL,
                before,
                after,
                merge,
                ends,
                found,
                Map.of(SSHD, 300L),
                Map.of(),
                IMPORT,
                NOON.plusSeconds(60));
    }

    void store(List<RecordedBan> rows, LoggedEvent... events) {
        assertThat(writing.store(step(List.of(), rows, events))).isTrue();
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

    /** Of the bans that pass the filter, newest first. */
    List<String> addresses(BanFilter filter) {
        return bans.newest(filter, new PageRequest(1, 9)).stream()
                .map(ban -> ban.id().value())
                .toList();
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
