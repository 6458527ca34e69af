package org.bangui.system;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** The row of the lease. Counts by the database's own clock, which all instances share. */
@ApplicationScoped
class SchedulerLockRepository {

    private static final String NAME = "tasks";

    @Inject
    Database database;

    /** Takes or renews the lease; false when another owner was alive within the time. */
    boolean take(String owner, Duration stale) {
        String now = database.isSqlite() ? "unixepoch()" : "CAST(EXTRACT(EPOCH FROM clock_timestamp()) AS BIGINT)";
        return database.write(handle -> handle.createUpdate("""
                                INSERT INTO scheduler_lock (name, owner, heartbeat_at) VALUES (:name, :owner, <now>)
                                ON CONFLICT (name) DO UPDATE SET owner = excluded.owner, heartbeat_at = excluded.heartbeat_at
                                WHERE scheduler_lock.owner = excluded.owner
                                   OR ABS(excluded.heartbeat_at - scheduler_lock.heartbeat_at) > :stale
                                """)
                        .define("now", now)
                        .bind("name", NAME)
                        .bind("owner", owner)
                        .bind("stale", stale)
                        .execute())
                == 1;
    }

    void release(String owner) {
        database.write(handle -> handle.execute("DELETE FROM scheduler_lock WHERE owner = ?", owner));
    }
}
