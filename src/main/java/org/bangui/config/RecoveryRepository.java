package org.bangui.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.bangui.system.Database;
import org.bangui.system.HostId;

/** What somebody has to look at, at most one thing per host: the latest. */
@ApplicationScoped
class RecoveryRepository {

    @Inject
    Database database;

    Optional<PendingRecovery> find(HostId host) {
        return database.read(handle -> handle.createQuery(
                        "SELECT revision_id, at, reason FROM config_recovery WHERE host_id = :host")
                .bind("host", host)
                .map((rows, context) -> new PendingRecovery(
                        rows.getLong("revision_id"),
                        Instant.ofEpochSecond(rows.getLong("at")),
                        rows.getString("reason")))
                .findOne());
    }

    void set(HostId host, PendingRecovery pending) {
        database.write(handle -> handle.createUpdate("""
                        INSERT INTO config_recovery (host_id, revision_id, at, reason)
                        VALUES (:host, :revision, :at, :reason)
                        ON CONFLICT (host_id) DO UPDATE SET
                            revision_id = excluded.revision_id, at = excluded.at, reason = excluded.reason
                        """)
                .bind("host", host)
                .bind("revision", pending.revisionId())
                .bind("at", pending.at())
                .bind("reason", pending.reason())
                .execute());
    }

    /** Whether there was something. */
    boolean clear(HostId host) {
        return database.write(handle -> handle.execute("DELETE FROM config_recovery WHERE host_id = ?", host.value()))
                == 1;
    }
}
