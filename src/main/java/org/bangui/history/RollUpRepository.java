package org.bangui.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.bangui.system.Database;
import org.bangui.system.HostId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Keeps the counts of bans per hour and day, always in the transaction that writes the bans. */
@ApplicationScoped
class RollUpRepository {

    /** Of past days only so many networks are kept, for each origin. */
    private static final int NETWORKS_KEPT = 100;

    private static final long DAY = 86_400;
    private static final long WEEK = 7 * DAY;

    private static final Map<String, String> EXPRESSIONS = Map.of(
            "hour", "banned_at - banned_at % 3600",
            "day", "banned_at - banned_at % 86400",
            "country_code", "COALESCE(country_code, '')",
            "network", "COALESCE(asn || COALESCE(' ' || org, ''), network, '')");

    private record Table(String name, List<String> columns, Function<Counted, List<Object>> key) {}

    private static final List<Table> TABLES = List.of(
            new Table(
                    "ban_hour",
                    List.of("hour", "jail", "country_code", "origin"),
                    ban -> List.of(
                            ban.hour(),
                            ban.jail().value(),
                            ban.country(),
                            ban.origin().name())),
            new Table(
                    "jail_hour",
                    List.of("hour", "jail", "origin"),
                    ban -> List.of(ban.hour(), ban.jail().value(), ban.origin().name())),
            new Table(
                    "country_day",
                    List.of("country_code", "day", "origin"),
                    ban -> List.of(ban.country(), ban.day(), ban.origin().name())),
            new Table(
                    "jail_day",
                    List.of("day", "jail", "origin"),
                    ban -> List.of(ban.day(), ban.jail().value(), ban.origin().name())),
            new Table(
                    "country_hour",
                    List.of("hour", "country_code", "origin"),
                    ban -> List.of(ban.hour(), ban.country(), ban.origin().name())),
            new Table(
                    "jail_country_day",
                    List.of("country_code", "jail", "day", "origin"),
                    ban -> List.of(
                            ban.country(),
                            ban.jail().value(),
                            ban.day(),
                            ban.origin().name())),
            new Table(
                    "network_day",
                    List.of("day", "network", "origin"),
                    ban -> List.of(ban.day(), ban.network(), ban.origin().name())));

    @Inject
    Database database;

    /** Counts these bans more ({@code by} 1) or less (-1) often. */
    void count(Handle handle, HostId host, Iterable<Counted> bans, int by) {
        Map<Counted, Integer> changes = new HashMap<>();
        bans.forEach(ban -> changes.merge(ban, by, Integer::sum));
        TABLES.forEach(table -> add(handle, host, table, changes));
    }

    private static void add(Handle handle, HostId host, Table table, Map<Counted, Integer> changes) {
        Map<List<Object>, Integer> sums = new LinkedHashMap<>();
        changes.forEach((ban, by) -> sums.merge(table.key().apply(ban), by, Integer::sum));
        if (sums.isEmpty()) {
            return;
        }
        String columns = String.join(", ", table.columns());
        String sql = """
                INSERT INTO %1$s (host_id, %2$s, bans) VALUES (?, %3$s, ?)
                ON CONFLICT (host_id, %2$s) DO UPDATE SET bans = %1$s.bans + excluded.bans""".formatted(
                        table.name(), columns, "?, ".repeat(table.columns().size() - 1) + "?");
        PreparedBatch batch = handle.prepareBatch(sql);
        sums.forEach((key, by) -> {
            batch.bind(0, host.value()).bind(key.size() + 1, by);
            for (int i = 0; i < key.size(); i++) {
                batch.bind(i + 1, key.get(i));
            }
            batch.add();
        });
        batch.execute();
    }

    /** Whether there are bans that a roll-up does not know at all. */
    boolean missing() {
        return database.read(
                handle -> exists(handle, "ban") && TABLES.stream().anyMatch(table -> !exists(handle, table.name())));
    }

    private static boolean exists(Handle handle, String table) {
        return handle.createQuery("SELECT 1 FROM " + table + " LIMIT 1")
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /** Whether a count of all bans has begun and is not done. */
    boolean isRebuilding() {
        return database.read(handle -> exists(handle, "roll_up_rebuild"));
    }

    /** Begins to count all bans anew, from the day of the first; what is older, of bans that were pruned, stays. */
    void startRebuild() {
        String sql = """
                INSERT INTO roll_up_rebuild (name, next_day)
                SELECT 'all', MIN(banned_at) - MIN(banned_at) % 86400 FROM ban HAVING COUNT(*) > 0
                ON CONFLICT (name) DO UPDATE SET next_day = excluded.next_day""";
        database.write(handle -> handle.execute(sql));
    }

    /** Counts another week anew, in a transaction of its own so that the sync can go on; false when none is left. */
    boolean rebuildWeek() {
        return database.write(handle -> {
            Optional<Long> next = handle.createQuery("SELECT next_day FROM roll_up_rebuild")
                    .mapTo(Long.class)
                    .findOne();
            if (next.isEmpty()) {
                return false;
            }
            long day = next.get();
            TABLES.forEach(table -> rebuild(handle, table, day));
            long after = handle.createQuery("SELECT COALESCE(MIN(banned_at), -1) FROM ban WHERE banned_at >= ?")
                    .bind(0, day + WEEK)
                    .mapTo(Long.class)
                    .one();
            if (after < 0) {
                handle.execute("DELETE FROM roll_up_rebuild");
            } else {
                handle.execute("UPDATE roll_up_rebuild SET next_day = ?", after - after % DAY);
            }
            return after >= 0;
        });
    }

    private static void rebuild(Handle handle, Table table, long day) {
        String columns = String.join(", ", table.columns());
        List<String> values = table.columns().stream()
                .map(column -> EXPRESSIONS.getOrDefault(column, column))
                .toList();
        String time = table.columns().contains("day") ? "day" : "hour";
        handle.execute("DELETE FROM %s WHERE %2$s >= ? AND %2$s < ?".formatted(table.name(), time), day, day + WEEK);
        handle.execute(
                """
                INSERT INTO %s (host_id, %s, bans) SELECT host_id, %s, COUNT(*) FROM ban
                WHERE host_id IN (SELECT id FROM host) AND banned_at >= ? AND banned_at < ?
                GROUP BY host_id, %s""".formatted(table.name(), columns, String.join(", ", values), String.join(", ", values)),
                day,
                day + WEEK);
    }

    /** Forgets the smaller networks of the days before. */
    void pruneNetworks(long beforeDay) {
        String crowded = """
                SELECT host_id, day, origin FROM network_day WHERE day < :before
                GROUP BY host_id, day, origin HAVING COUNT(*) > :kept""";
        String prune = """
                DELETE FROM network_day WHERE host_id = :host AND day = :day AND origin = :origin AND bans <= (
                    SELECT bans FROM network_day WHERE host_id = :host AND day = :day AND origin = :origin
                    ORDER BY bans DESC LIMIT 1 OFFSET :kept)""";
        database.write(handle -> {
            handle.createQuery(crowded).bind("before", beforeDay).bind("kept", NETWORKS_KEPT).mapToMap().list().stream()
                    .forEach(group -> handle.createUpdate(prune)
                            .bind("host", group.get("host_id"))
                            .bind("day", group.get("day"))
                            .bind("origin", group.get("origin"))
                            .bind("kept", NETWORKS_KEPT)
                            .execute());
            return null;
        });
    }
}
