package org.bangui.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.bangui.fail2ban.BanId;
import org.bangui.fail2ban.JailName;
import org.bangui.fail2ban.history.LoggedEvent;
import org.bangui.fail2ban.history.LoggedEvent.Kind;
import org.bangui.net.Cidr;
import org.bangui.system.Database;
import org.bangui.system.HostId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatements;

/** Notes when and why bans ended. */
@ApplicationScoped
class EndRepository {

    /** A jail that stops lifts its bans one after another; the actions of each take at most this long. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private static final Duration LONGEST_STOP = Duration.ofHours(1);

    private static final String ANNOUNCED = "ended_at IS NULL AND ended_by = 'bangui'";

    @Inject
    Database database;

    @Inject
    Clock clock;

    /** Writes what the log told inside the caller's transaction. */
    void end(Handle handle, HostId host, Collection<LoggedEvent> events) {
        for (LoggedEvent event : events) {
            if (event.kind() == Kind.STOP) {
                stop(handle, host, event);
            } else {
                end(handle, host, event);
            }
        }
    }

    /** A ban that a restarted daemon put in force again has not ended. */
    private static void end(Handle handle, HostId host, LoggedEvent event) {
        String sql = """
                UPDATE ban SET ended_at = :at,
                       ended_by = CASE WHEN :at IS NULL THEN NULL
                                       WHEN ban_seconds > 0 AND :at >= banned_at + ban_seconds - 1 THEN 'expired'
                                       WHEN ended_by = 'bangui' THEN 'bangui'
                                       ELSE 'lifted' END
                WHERE id = (SELECT id FROM ban
                            WHERE host_id = :host AND jail = :jail AND ip = :ip
                              AND COALESCE(logged_at_millis, banned_at * 1000 - 1000) <= :millis
                            ORDER BY banned_at DESC, id DESC LIMIT 1)""";
        boolean over = event.kind() == Kind.UNBAN;
        handle.createUpdate(sql)
                .bind("at", over ? (Long) event.at().getEpochSecond() : null)
                .bind("millis", event.at().toEpochMilli())
                .bind("host", host.value())
                .bind("jail", event.jail().value())
                .bind("ip", event.id().value())
                .execute();
    }

    private record Lifted(long rowId, long at) {}

    /** Nobody lifted the bans that ended one after another until their jail had stopped. */
    private static void stop(Handle handle, HostId host, LoggedEvent stop) {
        long until = stop.at().getEpochSecond();
        String lately = """
                SELECT id, ended_at FROM ban
                WHERE host_id = :host AND jail = :jail AND ended_by = 'lifted' AND ended_at BETWEEN :since AND :until
                ORDER BY ended_at DESC""";
        List<Lifted> lifted = handle.createQuery(lately)
                .bind("host", host.value())
                .bind("jail", stop.jail().value())
                .bind("since", until - LONGEST_STOP.toSeconds())
                .bind("until", until)
                .map((row, context) -> new Lifted(row.getLong("id"), row.getLong("ended_at")))
                .list();
        PreparedBatch batch = handle.prepareBatch("UPDATE ban SET ended_by = 'stopped' WHERE id = ?");
        long next = until;
        for (Lifted ban : lifted) {
            if (next - ban.at() > PAUSE.toSeconds()) {
                break;
            }
            batch.add(ban.rowId());
            next = ban.at();
        }
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    /**
     * Notes that BanGUI is about to lift these bans.
     *
     * @param jail null for every jail
     */
    void announce(HostId host, JailName jail, Collection<BanId> ids) {
        update(host, jail, ids, "ended_by = 'bangui'", inForce("ban"));
    }

    /** BanGUI has lifted them, whether or not the log tells. */
    void confirm(HostId host, JailName jail, Collection<BanId> ids) {
        update(host, jail, ids, "ended_at = :now", ANNOUNCED);
    }

    /** They were not lifted. */
    void withdraw(HostId host, JailName jail, Collection<BanId> ids) {
        update(host, jail, ids, "ended_by = NULL", ANNOUNCED);
    }

    private static String inForce(String ban) {
        return "%1$s.ended_at IS NULL AND (%1$s.ban_seconds <= 0 OR %1$s.banned_at + %1$s.ban_seconds > :now)"
                .formatted(ban);
    }

    /** As fail2ban lifts: in each jail the ban of just this id or, without one, those of all that lies in the network. */
    private void update(HostId host, JailName jail, Collection<BanId> ids, String change, String condition) {
        String sql = "UPDATE ban SET " + change + """
                \sWHERE host_id = :host AND address_key BETWEEN :first AND :last
                  AND (ip = :ip OR :network = 1 AND NOT EXISTS (
                    SELECT 1 FROM ban own WHERE own.host_id = ban.host_id AND own.address_key = :first
                        AND own.ip = :ip AND own.jail = ban.jail AND %s))
                  AND\s""".formatted(inForce("own"))
                + (jail == null ? "" : "jail = :jail AND ") + condition;
        long now = clock.instant().getEpochSecond();
        database.write(handle -> {
            PreparedBatch batch = handle.prepareBatch(sql);
            batch.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
            ids.forEach(id -> bind(batch, id)
                    .bind("host", host.value())
                    .bind("jail", jail == null ? null : jail.value())
                    .bind("now", now)
                    .add());
            return batch.size() == 0 ? new int[0] : batch.execute();
        });
    }

    private static PreparedBatch bind(PreparedBatch batch, BanId id) {
        Cidr network = AddressKey.network(id).filter(cidr -> !cidr.isSingle()).orElse(null);
        byte[] first = AddressKey.of(id);
        return batch.bind("ip", id.value())
                .bind("first", first)
                .bind("last", network == null ? first : AddressKey.last(network))
                .bind("network", network == null ? 0 : 1);
    }
}
