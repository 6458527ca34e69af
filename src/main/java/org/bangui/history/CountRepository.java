package org.bangui.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bangui.fail2ban.JailName;
import org.bangui.system.Database;
import org.bangui.system.TimeRange;
import org.jdbi.v3.core.statement.Query;

/**
 * Counts bans: whole hours from the roll-up, the rest of an hour at either end of the range from the bans themselves, so
 * that the cost does not grow with what is stored.
 */
@ApplicationScoped
class CountRepository {

    @Inject
    Database database;

    /** Most bans first. */
    List<JailCount> byJail(BanFilter filter) {
        String sql = "SELECT jail, SUM(bans) AS total FROM (" + counted(filter)
                + ") counted GROUP BY jail HAVING SUM(bans) > 0 ORDER BY total DESC, jail";
        return database.read(handle -> bind(handle.createQuery(sql), filter)
                .map((row, context) -> new JailCount(new JailName(row.getString("jail")), row.getLong("total")))
                .list());
    }

    /** Most bans first; the key is empty for bans whose country is unknown. */
    List<CountryCount> byCountry(BanFilter filter) {
        String sql = "SELECT country_code, SUM(bans) AS total FROM (" + counted(filter)
                + ") counted GROUP BY country_code HAVING SUM(bans) > 0 ORDER BY total DESC, country_code";
        return database.read(handle -> bind(handle.createQuery(sql), filter)
                .map((row, context) -> {
                    String known = row.getString("country_code");
                    String code = known.isEmpty() ? null : known;
                    return new CountryCount(code, BanEntry.countryName(code), row.getLong("total"));
                })
                .list());
    }

    long count(BanFilter filter) {
        String sql = "SELECT COALESCE(SUM(bans), 0) FROM (" + counted(filter) + ") counted";
        return database.read(handle ->
                bind(handle.createQuery(sql), filter).mapTo(Long.class).one());
    }

    /** Bans per bucket by the bucket's start; only buckets that have any. The filter has a range. */
    Map<Instant, Long> perBucket(BanFilter filter, long bucketSeconds) {
        String inner = bucketSeconds % HourRepository.SECONDS == 0 ? counted(filter) : single(filter, ":from", ":to");
        String sql = "SELECT seen - seen % :bucket AS bucket, SUM(bans) AS total FROM (" + inner
                + ") counted GROUP BY bucket";
        Map<Instant, Long> buckets = new HashMap<>();
        database.read(handle -> {
            bind(handle.createQuery(sql), filter)
                    .bind("bucket", bucketSeconds)
                    .map((row, context) ->
                            buckets.put(Instant.ofEpochSecond(row.getLong("bucket")), row.getLong("total")))
                    .list();
            return null;
        });
        return buckets;
    }

    private static String counted(BanFilter filter) {
        String hours = "SELECT jail, country_code, hour AS seen, bans FROM ban_hour WHERE host_id = :host"
                + (filter.range() == null ? "" : " AND hour >= :firstHour AND hour < :lastHour")
                + jailAndOrigin(filter);
        return filter.range() == null
                ? hours
                : String.join(
                        " UNION ALL ",
                        hours,
                        single(filter, ":from", ":firstHour"),
                        single(filter, ":lastHour", ":to"));
    }

    private static String single(BanFilter filter, String from, String to) {
        return "SELECT jail, COALESCE(country_code, '') AS country_code, banned_at AS seen, 1 AS bans FROM ban"
                + " WHERE host_id = :host AND banned_at >= " + from + " AND banned_at < " + to + jailAndOrigin(filter);
    }

    private static String jailAndOrigin(BanFilter filter) {
        return (filter.jail() == null ? "" : " AND jail = :jail")
                + (filter.origin() == null ? "" : " AND origin = :origin");
    }

    private static Query bind(Query query, BanFilter filter) {
        query.bind("host", filter.host().value());
        if (filter.jail() != null) {
            query.bind("jail", filter.jail().value());
        }
        if (filter.origin() != null) {
            query.bind("origin", filter.origin().name());
        }
        return filter.range() == null ? query : bind(query, filter.range());
    }

    /** Without a whole hour inside the range all of it is counted one by one. */
    private static Query bind(Query query, TimeRange range) {
        long from = range.firstSecond();
        long to = range.endSecond();
        long firstHour = HourRepository.hour(Instant.ofEpochSecond(from + HourRepository.SECONDS - 1));
        long lastHour = HourRepository.hour(Instant.ofEpochSecond(to));
        boolean whole = firstHour < lastHour;
        return query.bind("from", from)
                .bind("to", to)
                .bind("firstHour", whole ? firstHour : to)
                .bind("lastHour", whole ? lastHour : to);
    }
}
