package org.bangui.setup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.bangui.system.Database;
import org.bangui.system.HostId;
import org.bangui.system.StoredSettings;
import org.jdbi.v3.core.Handle;

/** The row that closes the wizard, and the draft before it. */
@ApplicationScoped
class SetupRepository {

    private static final String COMPLETED = "setup.completed_at";
    private static final String DRAFT = "setup.draft.";

    @Inject
    Database database;

    @Inject
    StoredSettings stored;

    boolean completed() {
        return completed(database);
    }

    static boolean completed(Database database) {
        return database.read(handle -> handle.createQuery("SELECT COUNT(*) FROM setting WHERE key = :key")
                        .bind("key", COMPLETED)
                        .mapTo(Integer.class)
                        .one()
                > 0);
    }

    /** Stores everything at once; false when another set-up was first and nothing was changed. */
    boolean complete(Map<String, String> rows, Path socket, Path configDir, Instant now) {
        return database.write(handle -> {
            int first = handle.createUpdate(
                            "INSERT INTO setting (key, value, updated_at) VALUES (:key, :value, :now) ON CONFLICT DO NOTHING")
                    .bind("key", COMPLETED)
                    .bind("value", now.toString())
                    .bind("now", now)
                    .execute();
            if (first == 1) {
                stored.put(handle, rows);
                place(handle, socket, configDir);
                handle.execute("DELETE FROM setting WHERE key LIKE ?", DRAFT + "%");
            }
            return first == 1;
        });
    }

    private static void place(Handle handle, Path socket, Path configDir) {
        handle.createUpdate("UPDATE host SET socket = :socket, config_dir = :configDir WHERE id = :id")
                .bind("socket", socket.toString())
                .bind("configDir", configDir.toString())
                .bind("id", HostId.LOCAL)
                .execute();
    }

    SetupDraft draft() {
        return SetupDraft.of(stored.all(DRAFT).entrySet().stream()
                .collect(Collectors.toMap(row -> row.getKey().substring(DRAFT.length()), Map.Entry::getValue)));
    }

    /** Replaces the draft as a whole: what was cleared is gone. */
    void save(SetupDraft draft) {
        database.write(handle -> {
            handle.execute("DELETE FROM setting WHERE key LIKE ?", DRAFT + "%");
            stored.put(
                    handle,
                    draft.rows().entrySet().stream()
                            .collect(Collectors.toMap(row -> DRAFT + row.getKey(), Map.Entry::getValue)));
            return null;
        });
    }
}
