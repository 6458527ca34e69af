package org.bangui.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.bangui.system.Database;
import org.bangui.system.HostId;

/** How far the back-fill of each host is. */
@ApplicationScoped
class BackFillRepository {

    @Inject
    Database database;

    @Inject
    Clock clock;

    /** Empty before it began. */
    Optional<BackFillState> state(HostId host) {
        String sql = "SELECT started_at, finished_at, files, files_read, bans FROM back_fill WHERE host_id = :host";
        return database.read(handle -> handle.createQuery(sql)
                .bind("host", host.value())
                .map((row, context) -> {
                    long finished = row.getLong("finished_at");
                    return new BackFillState(
                            Instant.ofEpochSecond(row.getLong("started_at")),
                            row.wasNull() ? null : Instant.ofEpochSecond(finished),
                            row.getInt("files"),
                            row.getInt("files_read"),
                            row.getLong("bans"));
                })
                .findOne());
    }

    /** Begins, also anew after a crash: what was archived before is known by its keys. */
    void start(HostId host, int files) {
        String sql = """
                INSERT INTO back_fill (host_id, started_at, files, files_read, bans) VALUES (:host, :now, :files, 0, 0)
                ON CONFLICT (host_id) DO UPDATE SET files = excluded.files, files_read = 0""";
        database.write(handle -> handle.createUpdate(sql)
                .bind("host", host.value())
                .bind("now", now())
                .bind("files", files)
                .execute());
    }

    void add(HostId host, int filesRead, long bans) {
        String sql = """
                UPDATE back_fill SET files_read = files_read + :read, bans = bans + :bans WHERE host_id = :host""";
        database.write(handle -> handle.createUpdate(sql)
                .bind("host", host.value())
                .bind("read", filesRead)
                .bind("bans", bans)
                .execute());
    }

    void finish(HostId host) {
        database.write(handle -> handle.createUpdate("UPDATE back_fill SET finished_at = :now WHERE host_id = :host")
                .bind("host", host.value())
                .bind("now", now())
                .execute());
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }
}
