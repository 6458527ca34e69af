package org.bangui.history;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bangui.fail2ban.Fail2ban;
import org.bangui.fail2ban.Fail2banException;
import org.bangui.fail2ban.JailName;
import org.bangui.fail2ban.JailSummary;
import org.bangui.fail2ban.history.BanReader;
import org.bangui.fail2ban.history.BanReader.Cursor;
import org.bangui.fail2ban.history.LogFollower;
import org.bangui.fail2ban.history.RecordedBan;
import org.bangui.fail2ban.history.UnreadableHistoryException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where one host tells of its bans: its log first, its database or, where that cannot be read, the daemon itself. */
final class Sources implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Sources.class);

    private final Fail2ban daemon;
    private Path databasePath;
    private Path logPath;
    private BanReader reader;
    private final Map<JailName, Long> countsSeen = new HashMap<>();
    private final Map<Path, String> complaints = new HashMap<>();

    Sources(Fail2ban daemon) {
        this.daemon = daemon;
    }

    boolean of(Fail2ban other) {
        return daemon == other;
    }

    /** What is new since the state, and the state once it is archived. */
    record News(LogFollower.Batch log, List<RecordedBan> rows, SyncState after, boolean more) {}

    /** Asks the daemon where its files are; while it is away they are where they were. */
    void locate(SyncState state) {
        try {
            use(daemon.database().orElse(null));
            logPath = daemon.logFile().orElse(null);
        } catch (Fail2banException.Unreachable away) {
            use(databasePath == null ? state.database() : databasePath);
            logPath = logPath == null ? state.log() : logPath;
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
            return new BanReader.Batch(inForce(), cursor, false);
        }
    }

    /** Bans in force of the jails whose number of bans changed. */
    private List<RecordedBan> inForce() {
        List<RecordedBan> rows = new ArrayList<>();
        try {
            for (JailSummary jail : daemon.summaries()) {
                if (!Objects.equals(countsSeen.put(jail.name(), jail.totalBanned()), jail.totalBanned())) {
                    daemon.banned(jail.name()).stream()
                            .map(ban ->
                                    new RecordedBan(jail.name(), ban.id(), ban.bannedAt(), ban.banSeconds(), 1, null))
                            .forEach(rows::add);
                }
            }
        } catch (Fail2banException.Unreachable away) {
            log.debug("No news from a daemon that is away", away);
        }
        return rows;
    }

    /** Ban times of the jails in seconds; empty while the daemon is away. */
    Map<JailName, Long> banTimes() {
        Map<JailName, Long> times = new HashMap<>();
        try {
            daemon.summaries().forEach(jail -> times.put(jail.name(), jail.banTime()));
        } catch (Fail2banException.Unreachable away) {
            log.debug("Ban times are unknown while the daemon is away", away);
        }
        return times;
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
