package org.bangui.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.bangui.fail2ban.history.BanReader.Cursor;
import org.bangui.fail2ban.history.LogFollower.Position;
import org.bangui.system.Database;
import org.bangui.system.HostId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** How far each host's sync has read. */
@ApplicationScoped
class SyncStateRepository {

    @Inject
    Database database;

    SyncState state(HostId host) {
        String sql = """
                SELECT version, database_path, database_row, database_fingerprint,
                       log_path, log_file, log_offset, log_tail
                FROM sync_state WHERE host_id = :host""";
        return database.read(handle -> handle.createQuery(sql)
                .bind("host", host.value())
                .map((row, context) -> state(row))
                .findOne()
                .orElse(SyncState.NOTHING_READ));
    }

    private static SyncState state(ResultSet row) throws SQLException {
        Cursor cursor = new Cursor(row.getLong("database_row"), row.getString("database_fingerprint"));
        Path log = path(row.getString("log_path"));
        Position position = log == null
                ? null
                : new Position(row.getString("log_file"), row.getLong("log_offset"), row.getString("log_tail"));
        return new SyncState(row.getLong("version"), path(row.getString("database_path")), cursor, log, position);
    }

    private static Path path(String text) {
        return text == null ? null : Path.of(text);
    }

    /** Moves on inside the caller's transaction; false when somebody else did in between. */
    boolean move(Handle handle, HostId host, SyncState before, SyncState after) {
        String insert = """
                INSERT INTO sync_state (host_id, version, database_path, database_row, database_fingerprint,
                                        log_path, log_file, log_offset, log_tail)
                VALUES (:host, 1, :database, :row, :fingerprint, :log, :file, :offset, :tail)
                ON CONFLICT (host_id) DO NOTHING""";
        String update = """
                UPDATE sync_state SET version = version + 1, database_path = :database, database_row = :row,
                       database_fingerprint = :fingerprint, log_path = :log, log_file = :file, log_offset = :offset,
                       log_tail = :tail
                WHERE host_id = :host AND version = :version""";
        return bind(handle.createUpdate(before.version() == 0 ? insert : update), after)
                        .bind("host", host.value())
                        .bind("version", before.version())
                        .execute()
                == 1;
    }

    private static Update bind(Update update, SyncState state) {
        Position position = state.position() == null ? new Position("", 0, "") : state.position();
        return update.bind("database", text(state.database()))
                .bind("row", state.cursor().rowId())
                .bind("fingerprint", state.cursor().fingerprint())
                .bind("log", state.position() == null ? null : text(state.log()))
                .bind("file", position.file())
                .bind("offset", position.offset())
                .bind("tail", position.tail());
    }

    private static String text(Path path) {
        return path == null ? null : path.toString();
    }
}
