package org.bangui.fail2ban.history;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.bangui.fail2ban.BanId;
import org.bangui.fail2ban.JailName;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * Reads new bans from fail2ban's SQLite file (schema 4, fail2ban 0.11 and later). Read-only, without a transaction, every
 * answer fetched at once: a reader that holds on makes fail2ban lose rows. Safe for many threads.
 */
public final class BanReader implements AutoCloseable {

    private static final int BUSY_TIMEOUT_MILLIS = 5_000;
    private static final int MAX_DATA_BYTES = 256 * 1024;
    private static final long LAST_SECOND =
            Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    private final Path database;
    private final int batchSize;
    private Connection connection;
    private String openedFile;
    private long seenVersion;
    private Cursor seenCursor;

    public BanReader(Path database) {
        this(database, 5_000);
    }

    BanReader(Path database, int batchSize) {
        this.database = database;
        this.batchSize = batchSize;
    }

    /**
     * Where a reader stopped. A row number alone is not enough, as fail2ban reuses the number of a deleted row.
     *
     * @param rowId 0 to read everything
     * @param fingerprint of that row
     */
    public record Cursor(long rowId, String fingerprint) {
        public static final Cursor START = new Cursor(0, "");
    }

    /** @param more whether another call will find more at once */
    public record Batch(List<RecordedBan> bans, Cursor cursor, boolean more) {}

    /**
     * The bans after the cursor, oldest first; all of them again when the cursor's row is gone or is another one. Costs
     * one pragma when nothing changed since the last call.
     *
     * @throws UnreadableHistoryException when the file cannot be read
     */
    public synchronized Batch read(Cursor after) {
        try {
            open();
            long version = dataVersion();
            if (version == seenVersion && after.equals(seenCursor)) {
                return new Batch(List.of(), after, false);
            }
            Batch batch = rowsAfter(stillThere(after) ? after : Cursor.START);
            seenVersion = version;
            seenCursor = batch.more() ? null : batch.cursor();
            return batch;
        } catch (IOException | SQLException e) {
            close();
            throw new UnreadableHistoryException(database, e);
        }
    }

    private void open() throws IOException, SQLException {
        String file = FileIdentity.of(database);
        if (connection != null && file.equals(openedFile)) {
            return;
        }
        close();
        connection = connect(database);
        openedFile = file;
    }

    static Connection connect(Path database) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + database);
        return source.getConnection();
    }

    /**
     * The latest ban of every address in every jail, in parts: fail2ban keeps these (table {@code bips}) longer than the
     * bans themselves.
     *
     * @throws UnreadableHistoryException when the file cannot be read
     */
    public static void readLatest(Path database, Consumer<List<RecordedBan>> parts) {
        if (!Files.isReadable(database)) {
            return;
        }
        try (Connection connection = connect(database)) {
            List<Row> rows = latestAfter(connection, new Row(0, "", "", 0, 0, 0, null));
            while (!rows.isEmpty()) {
                parts.accept(
                        rows.stream().map(Row::ban).filter(Objects::nonNull).toList());
                rows = latestAfter(connection, rows.get(rows.size() - 1));
            }
        } catch (SQLException e) {
            throw new UnreadableHistoryException(database, e);
        }
    }

    private static List<Row> latestAfter(Connection connection, Row last) throws SQLException {
        String sql = """
                SELECT 0, jail, ip, timeofban, bantime, bancount, CASE WHEN length(data) <= ? THEN data END
                FROM bips WHERE (ip, jail) > (?, ?) AND length(ip) <= 256 ORDER BY ip, jail LIMIT 1000""";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, MAX_DATA_BYTES);
            statement.setString(2, last.ip());
            statement.setString(3, last.jail());
            return rows(statement);
        }
    }

    private static List<Row> rows(PreparedStatement statement) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                rows.add(Row.of(result));
            }
        }
        return rows;
    }

    private long dataVersion() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("PRAGMA data_version");
                ResultSet row = statement.executeQuery()) {
            return row.getLong(1);
        }
    }

    private boolean stillThere(Cursor cursor) throws SQLException {
        if (cursor.rowId() == 0) {
            return true;
        }
        String sql = "SELECT jail, substr(ip, 1, 256), timeofban FROM bans WHERE rowid = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, cursor.rowId());
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        && fingerprint(row.getString(1), row.getString(2), row.getLong(3))
                                .equals(cursor.fingerprint());
            }
        }
    }

    private Batch rowsAfter(Cursor after) throws SQLException {
        List<Row> rows = fetch(after.rowId());
        List<RecordedBan> bans = new ArrayList<>();
        Cursor cursor = after;
        for (Row row : rows) {
            cursor = new Cursor(row.rowId, fingerprint(row.jail, row.ip, row.time));
            RecordedBan ban = row.ban();
            if (ban != null) {
                bans.add(ban);
            }
        }
        return new Batch(bans, cursor, rows.size() == batchSize);
    }

    private List<Row> fetch(long afterRow) throws SQLException {
        String sql = """
                SELECT rowid, jail, substr(ip, 1, 256), timeofban, bantime, bancount,
                       CASE WHEN length(data) <= ? THEN data END
                FROM bans WHERE rowid > ? ORDER BY rowid LIMIT ?""";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, MAX_DATA_BYTES);
            statement.setLong(2, afterRow);
            statement.setInt(3, batchSize);
            return rows(statement);
        }
    }

    private static String fingerprint(String jail, String ip, long time) {
        return time + " " + jail + " " + ip;
    }

    /** Closes the file; the next call opens it again. */
    @Override
    public synchronized void close() {
        seenCursor = null;
        Connection open = connection;
        connection = null;
        try {
            if (open != null) {
                open.close();
            }
        } catch (SQLException e) {
            throw new UnreadableHistoryException(database, e);
        }
    }

    private record Row(long rowId, String jail, String ip, long time, long seconds, int count, byte[] data) {

        static Row of(ResultSet result) throws SQLException {
            return new Row(
                    result.getLong(1),
                    result.getString(2),
                    result.getString(3),
                    result.getLong(4),
                    result.getLong(5),
                    result.getInt(6),
                    result.getBytes(7));
        }

        /** Null when it names nothing that a jail can ban. */
        RecordedBan ban() {
            if (time < 0 || time > LAST_SECOND) {
                return null;
            }
            try {
                JailName name = new JailName(jail);
                Instant at = Instant.ofEpochSecond(time);
                return new RecordedBan(name, new BanId(ip), at, Math.max(-1, seconds), Math.max(1, count), json());
            } catch (IllegalArgumentException notBannable) {
                return null;
            }
        }

        private String json() {
            return data == null ? null : new String(data, StandardCharsets.UTF_8);
        }
    }
}
