package org.bangui.history;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bangui.fail2ban.ActiveBan;
import org.bangui.fail2ban.Fail2ban;
import org.bangui.fail2ban.Fail2banException;
import org.bangui.fail2ban.JailName;
import org.bangui.fail2ban.JailSummary;
import org.bangui.fail2ban.history.BanReader;
import org.bangui.fail2ban.history.BanReader.Cursor;
import org.bangui.fail2ban.history.LogFollower;
import org.bangui.fail2ban.history.RecordedBan;
import org.bangui.fail2ban.history.UnreadableHistoryException;
import org.bangui.server.HealthService;
import org.bangui.system.HostId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where one host tells of its bans: its log first, its database or, where that cannot be read, the daemon itself. */
final class Sources implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Sources.class);

    private final HostId host;
    private final Fail2ban daemon;
    private final HealthService health;
    private Path databasePath;
    private Path logPath;
    private BanReader reader;
    private final Map<JailName, Long> countsSeen = new HashMap<>();
    private final Map<Path, String> complaints = new HashMap<>();

    Sources(HostId host, Fail2ban daemon, HealthService health) {
        this.host = host;
        this.daemon = daemon;
        this.health = health;
    }

    boolean of(Fail2ban other) {
        return daemon == other;
    }

    /** What is new since the state, and the state once it is archived. */
    record News(LogFollower.Batch log, List<RecordedBan> rows, SyncState after, boolean more) {}

    /** Asks the daemon where its files are; while it is away they are where they were. */
    void locate(SyncState state) {
        Optional<Places> told = ask(fail2ban ->
                new Places(fail2ban.database().orElse(null), fail2ban.logFile().orElse(null)));
        Places known = new Places(
                databasePath == null ? state.database() : databasePath, logPath == null ? state.log() : logPath);
        use(told.orElse(known).database());
        logPath = told.orElse(known).log();
    }

    private record Places(Path database, Path log) {}

    /** Empty while the daemon is away: then the health check finds out when it is back. */
    private <T> Optional<T> ask(Function<Fail2ban, T> question) {
        if (health.away(host)) {
            return Optional.empty();
        }
        try {
            return Optional.of(health.ask(host, question));
        } catch (Fail2banException.Unreachable noAnswer) {
            return Optional.empty();
        }
    }

    private void use(Path database) {
        if (!Objects.equals(database, databasePath)) {
            close();
            databasePath = database;
            reader = database == null ? null : new BanReader(database);
        }
    }

    /** Reads the log before the database: a ban's row is written after its line. */
    News read(SyncState state) {
        LogFollower.Batch lines = lines(state);
        BanReader.Batch rows = rows(state.database(), state.cursor());
        SyncState after = new SyncState(state.version() + 1, databasePath, rows.cursor(), logPath, lines.position());
        return new News(lines, rows.bans(), after, lines.more() || rows.more());
    }

    private LogFollower.Batch lines(SyncState state) {
        if (logPath == null) {
            return new LogFollower.Batch(List.of(), null, false);
        }
        boolean known = logPath.equals(state.log()) && state.position() != null;
        try {
            LogFollower follower = new LogFollower(logPath);
            LogFollower.Batch batch =
                    known ? follower.read(state.position()) : new LogFollower.Batch(List.of(), follower.end(), false);
            complaints.remove(logPath);
            return batch;
        } catch (UnreadableHistoryException e) {
            complain(logPath, e);
            return new LogFollower.Batch(List.of(), known ? state.position() : null, false);
        }
    }

    private BanReader.Batch rows(Path databaseBefore, Cursor before) {
        Cursor cursor = Objects.equals(databasePath, databaseBefore) ? before : Cursor.START;
        if (reader == null) {
            return new BanReader.Batch(inForce(), Cursor.START, false);
        }
        try {
            BanReader.Batch batch = reader.read(cursor);
            complaints.remove(databasePath);
            return batch;
        } catch (UnreadableHistoryException e) {
            complain(databasePath, e);
            List<RecordedBan> rows = cursor.equals(Cursor.START) ? inForce() : List.of();
            return new BanReader.Batch(rows, cursor, false);
        }
    }

    /** Bans in force of the jails whose number of bans changed. */
    private List<RecordedBan> inForce() {
        List<RecordedBan> rows = new ArrayList<>();
        for (JailSummary jail : ask(Fail2ban::summaries).orElse(List.of())) {
            if (!Objects.equals(countsSeen.get(jail.name()), jail.totalBanned())) {
                ask(fail2ban -> fail2ban.banned(jail.name())).ifPresent(bans -> {
                    bans.forEach(ban -> rows.add(row(jail.name(), ban)));
                    countsSeen.put(jail.name(), jail.totalBanned());
                });
            }
        }
        return rows;
    }

    private static RecordedBan row(JailName jail, ActiveBan ban) {
        return new RecordedBan(jail, ban.id(), ban.bannedAt(), ban.banSeconds(), 1, null);
    }

    /** Ban times of the jails in seconds; empty while the daemon is away. */
    Map<JailName, Long> banTimes() {
        return ask(Fail2ban::summaries).orElse(List.of()).stream()
                .collect(Collectors.toMap(JailSummary::name, JailSummary::banTime));
    }

    private void complain(Path file, UnreadableHistoryException e) {
        if (!e.getMessage().equals(complaints.put(file, e.getMessage()))) {
            log.warn("history.source_unreadable file={} reason=\"{}\"", file, e.getMessage());
        }
    }

    @Override
    public void close() {
        if (reader != null) {
            reader.close();
            reader = null;
        }
        databasePath = null;
    }
}
