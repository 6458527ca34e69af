package org.bangui.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bangui.fail2ban.JailName;
import org.bangui.system.Database;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatements;

/**
 * Counts bans: whole days and hours from the roll-ups, the rest of an hour at either end of the range from the bans
 * themselves, so that the cost does not grow with what is stored. A filter's network is counted by the archive.
 */
@ApplicationScoped
class CountRepository {

    private static final String UNKNOWN_COUNTRY = "COALESCE(country_code, '')";

    @Inject
    Database database;

    private record Count(String key, long bans) {}

    /** Most bans first. */
    List<JailCount> byJail(BanFilter filter) {
        return counts(filter, hours(filter, "jail"), rests(filter, "jail"), 0).stream()
                .map(count -> new JailCount(new JailName(count.key()), count.bans()))
                .toList();
    }

    /** Most bans first; the code is null for bans whose country is unknown. */
    List<CountryCount> byCountry(BanFilter filter) {
        return countries(filter).stream()
                .map(count -> {
                    String code = count.key().isEmpty() ? null : count.key();
                    return new CountryCount(code, BanEntry.countryName(code), count.bans());
                })
                .toList();
    }

    private List<Count> countries(BanFilter filter) {
        String whole = filter.jail() == null ? countryDays(filter) : hours(filter, "country_code");
        return counts(filter, whole, rests(filter, UNKNOWN_COUNTRY), 0);
    }

    /** Most bans first; of the days before yesterday only the networks with the most bans are known. */
    List<NetworkCount> byNetwork(BanFilter filter, int limit) {
        String network = "COALESCE(asn || COALESCE(' ' || org, ''), network, '')";
        String parts = filter.jail() != null || filter.country() != null
                ? bans(filter, network, ":from", ":to")
                : String.join(
                        " UNION ALL ",
                        rolledUp("network_day", "network", "day", ":firstDay", ":lastDay", origin(filter)),
                        bans(filter, network, ":from", ":firstDay"),
                        bans(filter, network, ":lastDay", ":to"));
        return counts(filter, parts, "", limit).stream()
                .map(count -> NetworkCount.of(count.key(), count.bans()))
                .toList();
    }

    long count(BanFilter filter) {
        List<Count> parts = filter.country() == null
                ? counts(filter, hours(filter, "jail"), rests(filter, "jail"), 0)
                : countries(filter);
        return parts.stream().mapToLong(Count::bans).sum();
    }

    /** Bans per bucket by the bucket's start; only buckets that have any. */
    Map<Instant, Long> perBucket(BanFilter filter, long bucketSeconds) {
        boolean whole = bucketSeconds % 3600 == 0;
        String bucket = "%1$s - %1$s %% " + bucketSeconds;
        String inHours = bucket.formatted("hour");
        String inBans = bucket.formatted("banned_at");
        List<Count> counts = whole
                ? counts(filter, hours(filter, inHours), rests(filter, inBans), 0)
                : counts(filter, bans(filter, inBans, ":from", ":to"), "", 0);
        Map<Instant, Long> buckets = new HashMap<>();
        counts.forEach(count -> buckets.put(Instant.ofEpochSecond(Long.parseLong(count.key())), count.bans()));
        return buckets;
    }

    /** @param limit 0 for all */
    private List<Count> counts(BanFilter filter, String whole, String rests, int limit) {
        String sql = "SELECT name, SUM(bans) AS total FROM (" + whole + rests
                + ") parts GROUP BY name HAVING SUM(bans) > 0 ORDER BY total DESC, name"
                + (limit == 0 ? "" : " LIMIT " + limit);
        return database.read(handle -> bind(handle.createQuery(sql), filter)
                .map((row, context) -> new Count(row.getString("name"), row.getLong("total")))
                .list());
    }

    /** From the smallest roll-up that knows what the filter asks for. */
    private static String hours(BanFilter filter, String key) {
        boolean byJailAlone = filter.country() == null && !key.equals("country_code");
        String table = byJailAlone ? "jail_hour" : "ban_hour";
        String conditions =
                jail(filter) + origin(filter) + (filter.country() == null ? "" : " AND country_code = :country");
        return rolledUp(table, key, "hour", ":firstHour", ":lastHour", conditions);
    }

    /** Whole days country by country, as their rows lie together, and the hours around them. */
    private static String countryDays(BanFilter filter) {
        String hour = origin(filter) + (filter.country() == null ? "" : " AND country_code = :country");
        String codes = filter.country() != null ? "SELECT :country AS code" : """
                WITH RECURSIVE known (code) AS (
                    SELECT MIN(country_code) FROM country_day WHERE host_id = :host
                    UNION ALL
                    SELECT (SELECT MIN(country_code) FROM country_day
                            WHERE host_id = :host AND country_code > known.code)
                    FROM known WHERE known.code IS NOT NULL)
                SELECT code FROM known WHERE code IS NOT NULL""";
        String days = """
                SELECT code AS name, (SELECT SUM(bans) FROM country_day
                    WHERE host_id = :host AND country_code = code AND day >= :firstDay AND day < :lastDay%s) AS bans
                FROM (%s) codes""".formatted(origin(filter), codes);
        return String.join(
                " UNION ALL ",
                "SELECT name, bans FROM (" + days + ") days WHERE bans > 0",
                rolledUp("ban_hour", "country_code", "hour", ":firstHour", ":firstDay", hour),
                rolledUp("ban_hour", "country_code", "hour", ":lastDay", ":lastHour", hour));
    }

    private static String rolledUp(String table, String key, String time, String from, String to, String conditions) {
        return "SELECT %s AS name, SUM(bans) AS bans FROM %s WHERE host_id = :host AND %s >= %s AND %s < %s%s GROUP BY 1"
                .formatted(key, table, time, from, time, to, conditions);
    }

    private static String rests(BanFilter filter, String key) {
        return " UNION ALL " + bans(filter, key, ":from", ":firstHour") + " UNION ALL "
                + bans(filter, key, ":lastHour", ":to");
    }

    private static String bans(BanFilter filter, String key, String from, String to) {
        String country = filter.country() == null ? "" : " AND " + UNKNOWN_COUNTRY + " = :country";
        return ("SELECT %s AS name, COUNT(*) AS bans FROM ban"
                        + " WHERE host_id = :host AND banned_at >= %s AND banned_at < %s%s GROUP BY 1")
                .formatted(key, from, to, jail(filter) + origin(filter) + country);
    }

    private static String jail(BanFilter filter) {
        return filter.jail() == null ? "" : " AND jail = :jail";
    }

    private static String origin(BanFilter filter) {
        return filter.origin() == null ? "" : " AND origin = :origin";
    }

    private static Query bind(Query query, BanFilter filter) {
        query.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
        query.bind("host", filter.host().value());
        if (filter.jail() != null) {
            query.bind("jail", filter.jail().value());
        }
        if (filter.origin() != null) {
            query.bind("origin", filter.origin().name());
        }
        if (filter.country() != null) {
            query.bind("country", filter.country());
        }
        return query.bindMap(Spans.of(filter.range()).bounds());
    }
}
