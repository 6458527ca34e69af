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

    /** Not the bare columns: they would make SQLite read a whole index in their order instead of the span of time. */
    private static final String JAIL = "COALESCE(jail, '')";

    private static final String ORIGIN = "COALESCE(origin, '')";

    @Inject
    Database database;

    private record Count(String key, long bans) {}

    /** Most bans first. */
    List<JailCount> byJail(BanFilter filter) {
        String whole = RollUps.of(true, filter.country() != null).parts(filter, "jail");
        return counts(filter, whole, rests(filter, JAIL), 0).stream()
                .map(count -> new JailCount(new JailName(count.key()), count.bans()))
                .toList();
    }

    /** Most bans first; the code is null for bans whose country is unknown. */
    List<CountryCount> byCountry(BanFilter filter) {
        String whole = RollUps.of(filter.jail() != null, true).partsByCountry(filter);
        return counts(filter, whole, rests(filter, UNKNOWN_COUNTRY), 0).stream()
                .map(count -> {
                    String code = count.key().isEmpty() ? null : count.key();
                    return new CountryCount(code, BanEntry.countryName(code), count.bans());
                })
                .toList();
    }

    /** Most bans first; of past days only the networks with the most bans are known. */
    List<NetworkCount> byNetwork(BanFilter filter, int limit) {
        String network = "COALESCE(asn || COALESCE(' ' || org, ''), network, '')";
        String parts = filter.jail() != null || filter.country() != null
                ? each(filter, network, "1", ":from", ":to")
                : String.join(
                        " UNION ALL ",
                        RollUps.part("network_day", "network", "day", ":firstDay", ":lastDay", RollUps.origin(filter)),
                        each(filter, network, "1", ":from", ":firstDay"),
                        each(filter, network, "1", ":lastDay", ":to"));
        return counts(filter, parts, "", limit).stream()
                .map(count -> NetworkCount.of(count.key(), count.bans()))
                .toList();
    }

    long count(BanFilter filter) {
        String whole = RollUps.of(filter).parts(filter, "origin");
        return counts(filter, whole, rests(filter, ORIGIN), 0).stream()
                .mapToLong(Count::bans)
                .sum();
    }

    /** Bans per bucket by the bucket's start; only buckets that have any. */
    Map<Instant, Long> perBucket(BanFilter filter, long bucketSeconds) {
        String inBans = "banned_at - banned_at % " + bucketSeconds;
        List<Count> counts = bucketSeconds % RollUps.HOUR == 0
                ? counts(filter, RollUps.of(filter).partsByTime(filter, bucketSeconds), rests(filter, inBans), 0)
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

    private static String rests(BanFilter filter, String key) {
        return " UNION ALL " + bans(filter, key, ":from", ":firstHour") + " UNION ALL "
                + bans(filter, key, ":lastHour", ":to");
    }

    private static String bans(BanFilter filter, String key, String from, String to) {
        return each(filter, key, "COUNT(*)", from, to) + " GROUP BY 1";
    }

    /** Ban by ban, unless the count groups them: many different keys are better sorted only once, with all the others. */
    private static String each(BanFilter filter, String key, String count, String from, String to) {
        String country = filter.country() == null ? "" : " AND " + UNKNOWN_COUNTRY + " = :country";
        return ("SELECT %s AS name, %s AS bans FROM ban"
                        + " WHERE host_id = :host AND banned_at >= %s AND banned_at < %s%s")
                .formatted(key, count, from, to, RollUps.jail(filter) + RollUps.origin(filter) + country);
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
