package org.bangui.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bangui.fail2ban.BanId;
import org.bangui.fail2ban.JailName;
import org.bangui.fail2ban.history.LoggedEvent;
import org.bangui.system.Database;
import org.bangui.system.HostId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Failures that the jails' filters found, with a ban or without; kept for a while, as they are many. */
@ApplicationScoped
class FailureRepository {

    private static final Duration KEPT = Duration.ofDays(90);

    @Inject
    Database database;

    @Inject
    Clock clock;

    /** Adds those not known yet inside the caller's transaction. */
    void add(Handle handle, HostId host, Collection<LoggedEvent> found) {
        if (found.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("""
                INSERT INTO failure (host_id, address_key, ip, found_at_millis, jail, times)
                VALUES (:host, :key, :ip, :at, :jail, :times) ON CONFLICT DO NOTHING""");
        Map<LoggedEvent, Long> times =
                found.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        times.forEach((event, count) -> batch.bind("host", host.value())
                .bind("key", AddressKey.of(event.id()))
                .bind("ip", event.id().value())
                .bind("at", event.at().toEpochMilli())
                .bind("jail", event.jail().value())
                .bind("times", count)
                .add());
        batch.execute();
    }

    /** @param times how often in that millisecond */
    record Failure(JailName jail, Instant at, int times) {}

    /** The latest of one id, newest first. */
    List<Failure> latest(HostId host, BanId id, int limit) {
        String sql = """
                SELECT jail, found_at_millis, times FROM failure
                WHERE host_id = :host AND address_key = :key AND ip = :ip
                ORDER BY found_at_millis DESC LIMIT :limit""";
        return database.read(handle -> handle.createQuery(sql)
                .bind("host", host.value())
                .bind("key", AddressKey.of(id))
                .bind("ip", id.value())
                .bind("limit", limit)
                .map((row, context) -> new Failure(
                        new JailName(row.getString("jail")),
                        Instant.ofEpochMilli(row.getLong("found_at_millis")),
                        row.getInt("times")))
                .list());
    }

    void prune() {
        long before = clock.instant().minus(KEPT).toEpochMilli();
        database.write(handle -> handle.createUpdate("DELETE FROM failure WHERE found_at_millis < :before")
                .bind("before", before)
                .execute());
    }
}
