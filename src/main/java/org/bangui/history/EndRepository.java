package org.bangui.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
import org.jdbi.v3.core.statement.Update;

/** Notes when and why bans ended. */
@ApplicationScoped
class EndRepository {

    /** A jail that stops lifts its bans one after another; the actions of each take at most this long. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private static final Duration LONGEST_STOP = Duration.ofHours(1);

    /** Addresses in one statement. */
    private static final int AT_ONCE = 500;

    private static final String ANNOUNCED = "ended_at IS NULL AND ended_by = 'bangui'";

    /** A ban that a restarted daemon put in force again has not ended. */
    private static final String END = """
                UPDATE ban SET ended_at = %s,
                       ended_by = CASE WHEN :at IS NULL THEN NULL
                                       WHEN ban_seconds > 0 AND :at >= banned_at + ban_seconds - 1 THEN 'expired'
                                       WHEN ended_by = 'bangui' THEN 'bangui'
                                       ELSE 'lifted' END
                WHERE id = (SELECT id FROM ban
                            WHERE host_id = :host AND address_key = :key AND jail = :jail AND ip = :ip
                              AND COALESCE(logged_at_millis, banned_at * 1000 - 1000) <= :millis
                            ORDER BY banned_at DESC, id DESC LIMIT 1)""".formatted(noEarlierThanBanned(":at"));

    private static final String SINGLE = " WHERE host_id = :host AND address_key IN (<keys>) AND ip IN (<ips>) AND ";

    /** As fail2ban lifts: in each jail the ban of just this id or, without one, those of all that lies in the network. */
    private static final String NETWORK = """
            \sWHERE host_id = :host AND address_key BETWEEN :first AND :last
              AND (ip = :ip OR NOT EXISTS (
                SELECT 1 FROM ban own WHERE own.host_id = ban.host_id AND own.address_key = :first
                    AND own.ip = :ip AND own.jail = ban.jail AND %s))
              AND\s""".formatted(inForce("own"));

    @Inject
    Database database;

    @Inject
    Clock clock;

    /** Writes what the log told inside the caller's transaction. */
    void end(Handle handle, HostId host, Collection<LoggedEvent> events) {
        List<LoggedEvent> single = new ArrayList<>();
        for (LoggedEvent event : events) {
            if (event.kind() == Kind.STOP) {
                endSingle(handle, host, single);
                single.clear();
                stop(handle, host, event);
            } else {
                single.add(event);
            }
        }
        endSingle(handle, host, single);
    }

    private static void endSingle(Handle handle, HostId host, List<LoggedEvent> events) {
        PreparedBatch batch = handle.prepareBatch(END);
        events.forEach(event -> bind(batch, host, event).add());
        execute(batch);
    }

    private static void execute(PreparedBatch batch) {
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    private static PreparedBatch bind(PreparedBatch batch, HostId host, LoggedEvent event) {
        boolean over = event.kind() == Kind.UNBAN;
        return batch.bind("at", over ? (Long) event.at().getEpochSecond() : null)
                .bind("millis", event.at().toEpochMilli())
                .bind("host", host.value())
                .bind("jail", event.jail().value())
                .bind("key", AddressKey.of(event.id()))
                .bind("ip", event.id().value());
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
        execute(batch);
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
        update(host, jail, ids, "ended_at = " + noEarlierThanBanned(":now"), ANNOUNCED);
    }

    /** They were not lifted. */
    void withdraw(HostId host, JailName jail, Collection<BanId> ids) {
        update(host, jail, ids, "ended_by = NULL", ANNOUNCED);
    }

    /** fail2ban rounds the time of a ban, also up. */
    private static String noEarlierThanBanned(String time) {
        return "CASE WHEN banned_at > " + time + " THEN banned_at ELSE " + time + " END";
    }

    private static String inForce(String ban) {
        return "%1$s.ended_at IS NULL AND (%1$s.ban_seconds <= 0 OR %1$s.banned_at + %1$s.ban_seconds > :now)"
                .formatted(ban);
    }

    private void update(HostId host, JailName jail, Collection<BanId> ids, String change, String condition) {
        Map<Boolean, List<BanId>> byKind = ids.stream().collect(Collectors.partitioningBy(EndRepository::isNetwork));
        String which = (jail == null ? "" : "jail = :jail AND ") + condition;
        database.write(handle -> {
            updateSingle(handle, host, jail, byKind.get(false), "UPDATE ban SET " + change + SINGLE + which);
            updateNetworks(handle, host, jail, byKind.get(true), "UPDATE ban SET " + change + NETWORK + which);
            return null;
        });
    }

    private static boolean isNetwork(BanId id) {
        return AddressKey.network(id).filter(cidr -> !cidr.isSingle()).isPresent();
    }

    private void updateSingle(Handle handle, HostId host, JailName jail, List<BanId> ids, String sql) {
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            List<BanId> part = ids.subList(from, Math.min(ids.size(), from + AT_ONCE));
            bind(handle.createUpdate(sql), host, jail)
                    .bindList("keys", part.stream().map(AddressKey::of).toList())
                    .bindList("ips", part.stream().map(BanId::value).toList())
                    .execute();
        }
    }

    private void updateNetworks(Handle handle, HostId host, JailName jail, List<BanId> ids, String sql) {
        for (BanId id : ids) {
            Cidr network = AddressKey.network(id).orElseThrow();
            bind(handle.createUpdate(sql), host, jail)
                    .bind("ip", id.value())
                    .bind("first", AddressKey.first(network))
                    .bind("last", AddressKey.last(network))
                    .execute();
        }
    }

    private Update bind(Update update, HostId host, JailName jail) {
        update.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
        return update.bind("host", host.value())
                .bind("jail", jail == null ? null : jail.value())
                .bind("now", clock.instant().getEpochSecond());
    }
}
