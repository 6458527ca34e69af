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

    /** Of past hours and days only so many networks are kept, for each origin. */
    private static final int NETWORKS_KEPT = 100;

    /** Networks are asked for by the hour in ranges of a month; of the hours before the newest ban so many are kept. */
    private static final long HOURS_KEPT = Spans.MONTH + 3 * Spans.DAY;

    private static final long WEEK = 7 * Spans.DAY;

    /** What a ban counts as in a column. */
    private static final Map<String, Function<Counted, Object>> VALUES = Map.of(
            "hour", Counted::hour,
            "day", Counted::day,
            "month", Counted::month,
            "jail", ban -> ban.jail().value(),
            "country_code", Counted::country,
            "origin", ban -> ban.origin().name(),
            "network", Counted::network);

    /** The same out of the table of bans. */
    private static final Map<String, String> EXPRESSIONS = Map.of(
            "hour",
            RollUps.bucket("banned_at", Spans.HOUR),
            "day",
            RollUps.bucket("banned_at", Spans.DAY),
            "country_code",
            "COALESCE(country_code, '')",
            "network",
            "COALESCE(asn || COALESCE(' ' || org, ''), network, '')");

    /** @param columns without the host; months come after the days that they are the sums of */
    private record Table(String name, List<String> columns) {

        static Table of(String name, String... columns) {
            return new Table(name, List.of(columns));
        }

        boolean has(String column) {
            return columns.contains(column);
        }

        String list() {
            return "host_id, " + String.join(", ", columns);
        }
    }

    private static final Table NETWORK_HOUR = Table.of("network_hour", "hour", "network", "origin");
    private static final Table NETWORK_MONTH = Table.of("network_month", "month", "network", "origin");

    private static final List<Table> TABLES = List.of(
            Table.of("ban_hour", "hour", "jail", "country_code", "origin"),
            Table.of("jail_country_day", "country_code", "jail", "day", "origin"),
            Table.of("jail_country_month", "country_code", "jail", "month", "origin"),
            Table.of("jail_hour", "hour", "jail", "origin"),
            Table.of("jail_day", "day", "jail", "origin"),
            Table.of("country_hour", "hour", "country_code", "origin"),
            Table.of("country_day", "country_code", "day", "origin"),
            Table.of("country_month", "country_code", "month", "origin"),
            NETWORK_HOUR,
            Table.of("network_day", "day", "network", "origin"));

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
        changes.forEach((ban, by) -> sums.merge(key(table, ban), by, Integer::sum));
        if (sums.isEmpty()) {
            return;
        }
        String sql = """
                INSERT INTO %1$s (%2$s, bans) VALUES (?%3$s, ?)
                ON CONFLICT (%2$s) DO UPDATE SET bans = %1$s.bans + excluded.bans""".formatted(
                        table.name(), table.list(), ", ?".repeat(table.columns().size()));
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

    private static List<Object> key(Table table, Counted ban) {
        return table.columns().stream()
                .map(column -> VALUES.get(column).apply(ban))
                .toList();
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
    boolean rebuildWeek(long now) {
        return database.write(handle -> {
            Optional<Long> next = handle.createQuery("SELECT next_day FROM roll_up_rebuild")
                    .mapTo(Long.class)
                    .findOne();
            if (next.isEmpty()) {
                return false;
            }
            long day = next.get();
            long hoursSince = networkHoursSince(handle, now);
            TABLES.stream()
                    .filter(table -> !table.equals(NETWORK_HOUR) || day + WEEK > hoursSince)
                    .forEach(table -> rebuild(handle, table, day));
            long after = handle.createQuery("SELECT COALESCE(MIN(banned_at), -1) FROM ban WHERE banned_at >= ?")
                    .bind(0, day + WEEK)
                    .mapTo(Long.class)
                    .one();
            if (after < 0) {
                handle.execute("DELETE FROM roll_up_rebuild");
            } else {
                handle.execute("UPDATE roll_up_rebuild SET next_day = ?", after - after % Spans.DAY);
            }
            return after >= 0;
        });
    }

    private static void rebuild(Handle handle, Table table, long day) {
        if (table.has("month")) {
            rebuildMonths(handle, table, day - day % Spans.MONTH, Spans.after(day + WEEK, Spans.MONTH));
            return;
        }
        List<String> values = table.columns().stream()
                .map(column -> EXPRESSIONS.getOrDefault(column, column) + " AS " + column)
                .toList();
        String time = table.has("day") ? "day" : "hour";
        handle.execute("DELETE FROM %s WHERE %2$s >= ? AND %2$s < ?".formatted(table.name(), time), day, day + WEEK);
        String counted = """
                SELECT %1$s, COUNT(*) AS bans FROM (SELECT host_id, %2$s FROM ban
                    WHERE host_id IN (SELECT id FROM host) AND banned_at >= ? AND banned_at < ?) keys
                GROUP BY %1$s""".formatted(table.list(), String.join(", ", values));
        String kept = table.has("network") ? busiest(table, time, counted) : counted;
        handle.execute("INSERT INTO %s (%s, bans) %s".formatted(table.name(), table.list(), kept), day, day + WEEK);
    }

    private static String busiest(Table table, String time, String counted) {
        return """
                SELECT %1$s, bans FROM (
                    SELECT %1$s, bans, ROW_NUMBER() OVER (
                        PARTITION BY host_id, %2$s, origin ORDER BY bans DESC, network) AS place
                    FROM (%3$s) counted) ranked
                WHERE place <= %4$d""".formatted(table.list(), time, counted, NETWORKS_KEPT);
    }

    /** Months are the sums of their days. */
    private static void rebuildMonths(Handle handle, Table table, long from, long to) {
        String days = table.name().replace("month", "day");
        String columns = table.list().replace("month", RollUps.bucket("day", Spans.MONTH) + " AS month");
        String counted = """
                SELECT %1$s, SUM(bans) AS bans FROM (SELECT %2$s, bans FROM %3$s WHERE day >= ? AND day < ?) days
                GROUP BY %1$s""".formatted(table.list(), columns, days);
        String kept = table.has("network") ? busiest(table, "month", counted) : counted;
        handle.execute("DELETE FROM " + table.name() + " WHERE month >= ? AND month < ?", from, to);
        handle.execute("INSERT INTO %s (%s, bans) %s".formatted(table.name(), table.list(), kept), from, to);
    }

    /** Forgets the smaller networks of the hours and days before and old hours, and sums up the months before. */
    void pruneNetworks(long now) {
        prune("network_hour", "hour", Spans.before(now, Spans.HOUR));
        prune("network_day", "day", Spans.before(now, Spans.DAY));
        database.write(handle -> {
            handle.execute("DELETE FROM network_hour WHERE hour < ?", networkHoursSince(handle, now));
            rebuildMonths(handle, NETWORK_MONTH, 0, Spans.before(now, Spans.MONTH));
            return null;
        });
    }

    /** Before the newest ban, unless that is of a time to come. */
    private static long networkHoursSince(Handle handle, long now) {
        String newest = """
                SELECT COALESCE(MAX(newest), 0) FROM (
                    SELECT (SELECT MAX(banned_at) FROM ban WHERE host_id = host.id) AS newest FROM host) hosts""";
        long time = handle.createQuery(newest).mapTo(Long.class).one();
        return Spans.before(Math.min(now, time) - HOURS_KEPT, Spans.HOUR);
    }

    private void prune(String table, String time, long before) {
        String crowded = """
                SELECT host_id, %2$s AS time, origin FROM %1$s WHERE %2$s < :before
                GROUP BY host_id, %2$s, origin HAVING COUNT(*) > :kept""".formatted(table, time);
        String prune = """
                DELETE FROM %1$s WHERE host_id = :host AND %2$s = :time AND origin = :origin AND network NOT IN (
                    SELECT network FROM %1$s WHERE host_id = :host AND %2$s = :time AND origin = :origin
                    ORDER BY bans DESC, network LIMIT :kept)""".formatted(table, time);
        List<Map<String, Object>> groups = database.read(handle -> handle.createQuery(crowded)
                .bind("before", before)
                .bind("kept", NETWORKS_KEPT)
                .mapToMap()
                .list());
        groups.forEach(group -> database.write(handle -> handle.createUpdate(prune)
                .bind("host", group.get("host_id"))
                .bind("time", group.get("time"))
                .bind("origin", group.get("origin"))
                .bind("kept", NETWORKS_KEPT)
                .execute()));
    }
}
