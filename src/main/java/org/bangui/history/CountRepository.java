package org.bangui.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bangui.fail2ban.JailName;
import org.bangui.system.Database;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatements;

/**
 * Counts bans: whole months, days and hours from the roll-ups, the rest of an hour at either end of the range from the
 * bans themselves, so that the cost does not grow with what is stored. A filter's network is counted by the archive.
 */
@ApplicationScoped
class CountRepository {

    /** Empty while unknown. */
    static final String COUNTRY = "COALESCE(country_code, '')";

    /** Not the bare columns: they would make SQLite read a whole index in their order instead of the span of time. */
    private static final String JAIL = "COALESCE(jail, '')";

    private static final String ORIGIN = "COALESCE(origin, '')";

    /** As {@link Counted#network()}. */
    static final String NETWORK = "COALESCE(asn || COALESCE(' ' || org, ''), network, '')";

    private static final int NO_LIMIT = Integer.MAX_VALUE;

    @Inject
    Database database;

    private record Count(String key, long bans) {}

    /** Most bans first. */
    List<JailCount> byJail(BanFilter filter) {
        return counts(filter, RollUps.of(true, filter.country() != null), "jail", JAIL).stream()
                .map(count -> new JailCount(new JailName(count.key()), count.bans()))
                .toList();
    }

    /** Most bans first; the code is null for bans whose country is unknown. */
    List<CountryCount> byCountry(BanFilter filter) {
        Spans spans = Spans.of(filter.range());
        List<String> whole = RollUps.of(filter.jail() != null, true).partsByCountry(filter, spans);
        return counts(filter, whole, rests(filter, spans, COUNTRY), NO_LIMIT).stream()
                .map(count -> {
                    String code = count.key().isEmpty() ? null : count.key();
                    return new CountryCount(code, BanEntry.countryName(code), count.bans());
                })
                .toList();
    }

    /**
     * Most bans first; of past hours, days and months only the networks with the most bans are known, and a range longer
     * than a month begins with a whole day.
     *
     * @param filter with a range
     */
    List<NetworkCount> byNetwork(BanFilter filter, int limit) {
        Spans spans = networkSpans(filter);
        boolean known = filter.jail() == null && filter.country() == null;
        List<Count> counts = known
                ? counts(
                        filter,
                        RollUps.BY_NETWORK.parts(filter, spans, "network"),
                        rests(filter, spans, NETWORK),
                        limit)
                : counts(filter, List.of(), bans(filter, NETWORK, spans.from(), spans.to()), limit);
        return counts.stream()
                .map(count -> NetworkCount.of(count.key(), count.bans()))
                .toList();
    }

    /** The first hour kept may have been kept in part; months are summed up when they are over. */
    private Spans networkSpans(BanFilter filter) {
        String hours = "SELECT COALESCE(MIN(hour), :to) FROM network_hour WHERE host_id = :host";
        String months = "SELECT COALESCE(MAX(month), 0) FROM network_month WHERE host_id = :host";
        return Spans.ofBusiest(filter.range(), Spans.HOUR + time(filter, hours), Spans.MONTH + time(filter, months));
    }

    private long time(BanFilter filter, String sql) {
        return database.read(handle -> bind(handle.createQuery(sql), filter)
                .bind("to", filter.range().endSecond())
                .mapTo(Long.class)
                .one());
    }

    long count(BanFilter filter) {
        return counts(filter, RollUps.of(filter), "origin", ORIGIN).stream()
                .mapToLong(Count::bans)
                .sum();
    }

    /** Bans per bucket by the bucket's start; only buckets that have any. */
    Map<Instant, Long> perBucket(BanFilter filter, long bucketSeconds) {
        Spans spans = Spans.of(filter.range());
        String bucket = RollUps.bucket("banned_at", bucketSeconds);
        List<Count> counts = bucketSeconds % Spans.HOUR == 0
                ? counts(
                        filter,
                        RollUps.of(filter).partsByTime(filter, spans, bucketSeconds),
                        rests(filter, spans, bucket),
                        NO_LIMIT)
                : counts(filter, List.of(), bans(filter, bucket, spans.from(), spans.to()), NO_LIMIT);
        Map<Instant, Long> buckets = new HashMap<>();
        counts.forEach(count -> buckets.put(Instant.ofEpochSecond(Long.parseLong(count.key())), count.bans()));
        return buckets;
    }

    /** @param inBans how a ban tells what the roll-up has in that column */
    private List<Count> counts(BanFilter filter, RollUps rollUps, String column, String inBans) {
        Spans spans = Spans.of(filter.range());
        return counts(filter, rollUps.parts(filter, spans, column), rests(filter, spans, inBans), NO_LIMIT);
    }

    private List<Count> counts(BanFilter filter, List<String> whole, List<String> rests, int limit) {
        List<String> parts = Stream.concat(whole.stream(), rests.stream()).toList();
        if (parts.isEmpty()) {
            return List.of();
        }
        String sql = "SELECT name, SUM(bans) AS total FROM (" + String.join(" UNION ALL ", parts)
                + ") parts GROUP BY name HAVING SUM(bans) > 0 ORDER BY total DESC, name LIMIT " + limit;
        return database.read(handle -> bind(handle.createQuery(sql), filter)
                .map((row, context) -> new Count(row.getString("name"), row.getLong("total")))
                .list());
    }

    private static List<String> rests(BanFilter filter, Spans spans, String key) {
        return Stream.concat(
                        bans(filter, key, spans.from(), spans.firstHour()).stream(),
                        bans(filter, key, spans.lastHour(), spans.to()).stream())
                .toList();
    }

    private static List<String> bans(BanFilter filter, String key, long from, long to) {
        String country = filter.country() == null ? "" : " AND " + COUNTRY + " = :country";
        String where = RollUps.jail(filter) + RollUps.origin(filter) + country;
        return RollUps.Part.of("ban", "1", "banned_at", from, to)
                .map(part -> part.rows(key, where))
                .toList();
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
        return query;
    }
}
