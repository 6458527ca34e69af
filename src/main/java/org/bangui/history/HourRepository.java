package org.bangui.history;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bangui.fail2ban.JailName;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Keeps the roll-up of bans per hour, always in the transaction that writes the bans. */
@ApplicationScoped
class HourRepository {

    static final long SECONDS = 3600;

    private record Key(long hour, JailName jail) {}

    /** Counts the step's new bans; their country is unknown yet. */
    void add(Handle handle, SyncStep step) {
        String sql = """
                INSERT INTO ban_hour (host_id, hour, jail, country_code, origin, bans)
                VALUES (:host, :hour, :jail, '', :origin, :bans)
                ON CONFLICT (host_id, hour, jail, country_code, origin)
                DO UPDATE SET bans = ban_hour.bans + excluded.bans""";
        Map<Key, Integer> counts = new LinkedHashMap<>();
        step.merge().placed().forEach(ban -> counts.merge(new Key(hour(ban.bannedAt()), ban.jail()), 1, Integer::sum));
        PreparedBatch batch = handle.prepareBatch(sql);
        counts.forEach((key, bans) -> batch.bind("host", step.host().value())
                .bind("hour", key.hour())
                .bind("jail", key.jail().value())
                .bind("origin", step.origin(key.jail()).name())
                .bind("bans", bans)
                .add());
        batch.execute();
    }

    /** Counts the ban in another hour, when its time turned out to lie there. */
    void move(Handle handle, long banId, Instant from, Instant to) {
        if (hour(from) != hour(to)) {
            count(handle, banId, hour(from), -1);
            count(handle, banId, hour(to), 1);
        }
    }

    private static void count(Handle handle, long banId, long hour, int bans) {
        String sql = """
                INSERT INTO ban_hour (host_id, hour, jail, country_code, origin, bans)
                SELECT host_id, :hour, jail, COALESCE(country_code, ''), origin, :bans FROM ban WHERE id = :id
                ON CONFLICT (host_id, hour, jail, country_code, origin)
                DO UPDATE SET bans = ban_hour.bans + excluded.bans""";
        handle.createUpdate(sql)
                .bind("hour", hour)
                .bind("bans", bans)
                .bind("id", banId)
                .execute();
    }

    static long hour(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), SECONDS) * SECONDS;
    }
}
