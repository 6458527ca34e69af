package org.bangui.system;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** What was set in the console and is kept in the database: texts by name. */
@ApplicationScoped
public class StoredSettings {

    @Inject
    Database database;

    @Inject
    Clock clock;

    /** All names that begin with the prefix, and their values. */
    public Map<String, String> all(String prefix) {
        return database.read(handle -> handle.createQuery(
                        "SELECT key, value FROM setting WHERE SUBSTR(key, 1, LENGTH(:prefix)) = :prefix")
                .bind("prefix", prefix)
                .collectRows(Collectors.toMap(
                        row -> row.getColumn("key", String.class), row -> row.getColumn("value", String.class))));
    }

    public Optional<String> get(String key) {
        return database.read(handle -> handle.createQuery("SELECT value FROM setting WHERE key = :key")
                .bind("key", key)
                .mapTo(String.class)
                .findOne());
    }

    /** Sets all of them or none. */
    public void put(Map<String, String> values) {
        database.write(handle -> {
            put(handle, values);
            return null;
        });
    }

    /** Sets all of them inside the caller's transaction. */
    public void put(Handle handle, Map<String, String> values) {
        values.forEach((key, value) -> handle.createUpdate("""
                        INSERT INTO setting (key, value, updated_at) VALUES (:key, :value, :now)
                        ON CONFLICT (key) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at
                        """)
                .bind("key", key)
                .bind("value", value)
                .bind("now", Instant.now(clock))
                .execute());
    }
}
