package org.bangui.dashboard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.bangui.system.Database;
import org.bangui.system.HostId;
import org.bangui.system.TimeRange;

/** Stores what fail2ban told of itself. */
@ApplicationScoped
class DaemonSlotRepository {

    @Inject
    Database database;

    /** The latest slot that began within these times. */
    Optional<DaemonSlot> latest(HostId host, Instant from, Instant to) {
        return database.read(
                handle -> handle.createQuery("SELECT slot, banned, jails, failures, total_failed FROM daemon_slot"
                                + " WHERE host_id = :host AND slot >= :from AND slot < :to ORDER BY slot DESC LIMIT 1")
                        .bind("host", host.value())
                        .bind("from", from.getEpochSecond())
                        .bind("to", to.getEpochSecond())
                        .map((row, context) -> slot(row))
                        .findOne());
    }

    /** Failures of all slots that began in the range; null when there was none. */
    Long failures(HostId host, TimeRange range) {
        return database.read(handle -> handle.createQuery("SELECT SUM(failures) FROM daemon_slot"
                        + " WHERE host_id = :host AND slot >= :from AND slot < :to")
                .bind("host", host.value())
                .bind("from", range.from().getEpochSecond())
                .bind("to", range.to().getEpochSecond())
                .mapTo(Long.class)
                .one());
    }

    void save(HostId host, DaemonSlot slot) {
        database.write(handle -> handle.createUpdate("""
                        INSERT INTO daemon_slot (host_id, slot, banned, jails, failures, total_failed)
                        VALUES (:host, :slot, :banned, :jails, :failures, :total)
                        ON CONFLICT (host_id, slot) DO UPDATE SET banned = excluded.banned, jails = excluded.jails,
                            failures = excluded.failures, total_failed = excluded.total_failed""")
                .bind("host", host.value())
                .bind("slot", slot.start().getEpochSecond())
                .bind("banned", slot.banned())
                .bind("jails", slot.jails())
                .bind("failures", slot.failures())
                .bind("total", slot.totalFailed())
                .execute());
    }

    private static DaemonSlot slot(ResultSet row) throws SQLException {
        return new DaemonSlot(
                Instant.ofEpochSecond(row.getLong("slot")),
                row.getLong("banned"),
                row.getLong("jails"),
                row.getLong("failures"),
                row.getLong("total_failed"));
    }
}
