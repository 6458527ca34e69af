package org.bangui.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.bangui.system.Database;

/** Stores jobs, so that every instance on the database can tell about them. */
@ApplicationScoped
class JobRepository {

    private static final Duration KEPT = Duration.ofDays(7);

    @Inject
    Database database;

    @Inject
    Clock clock;

    void add(String id, String kind, long total) {
        database.write(handle -> {
            handle.createUpdate("DELETE FROM job WHERE seen_at < :old")
                    .bind("old", clock.instant().minus(KEPT))
                    .execute();
            return handle.createUpdate("INSERT INTO job (id, kind, state, done, total, message, cancelled, started_at,"
                            + " seen_at) VALUES (:id, :kind, 'RUNNING', 0, :total, '', FALSE, :now, :now)")
                    .bind("id", id)
                    .bind("kind", kind)
                    .bind("total", total)
                    .bind("now", clock.instant())
                    .execute();
        });
    }

    /** Stores how far it is; the answer is whether somebody wants it to stop. */
    boolean tell(String id, long done, String message) {
        return database.write(handle -> {
            handle.createUpdate("UPDATE job SET done = :done, message = :message, seen_at = :now WHERE id = :id")
                    .bind("id", id)
                    .bind("done", done)
                    .bind("message", message)
                    .bind("now", clock.instant())
                    .execute();
            return handle.createQuery("SELECT cancelled FROM job WHERE id = :id")
                    .bind("id", id)
                    .mapTo(Boolean.class)
                    .findOne()
                    .orElse(true);
        });
    }

    void end(String id, long done, JobEnd end) {
        database.write(handle -> handle.createUpdate("UPDATE job SET state = :state, done = :done, message = :message,"
                        + " result = :result, seen_at = :now WHERE id = :id")
                .bind("id", id)
                .bind("state", end.state().name())
                .bind("done", done)
                .bind("message", end.message())
                .bind("result", end.result() == null ? null : end.result().toString())
                .bind("now", clock.instant())
                .execute());
    }

    /** Marks it as unwanted; false when there is none. */
    boolean cancel(String id) {
        return database.write(handle -> handle.createUpdate("UPDATE job SET cancelled = TRUE WHERE id = :id")
                        .bind("id", id)
                        .execute()
                > 0);
    }

    Optional<Job> find(String id) {
        return database.read(handle -> handle.createQuery("SELECT * FROM job WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> job(row))
                .findOne());
    }

    private static Job job(ResultSet row) throws SQLException {
        return new Job(
                row.getString("id"),
                row.getString("kind"),
                JobState.valueOf(row.getString("state")),
                row.getLong("done"),
                row.getLong("total"),
                row.getString("message"),
                json(row.getString("result")),
                Instant.ofEpochSecond(row.getLong("started_at")),
                Instant.ofEpochSecond(row.getLong("seen_at")));
    }

    private static JsonObject json(String text) {
        if (text == null) {
            return null;
        }
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
