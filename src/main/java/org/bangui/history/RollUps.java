package org.bangui.history;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The smallest roll-ups that know what is asked for: one of months where days have many rows, of days, of hours. */
enum RollUps {
    BY_JAIL(null, "jail_day", "jail_hour"),
    BY_COUNTRY("country_month", "country_day", "country_hour"),
    BY_BOTH("jail_country_month", "jail_country_day", "ban_hour"),
    BY_NETWORK("network_month", "network_day", "network_hour");

    private static final String EACH_COUNTRY = """
            WITH RECURSIVE known (code) AS (
                SELECT MIN(country_code) FROM country_month WHERE host_id = :host
                UNION ALL
                SELECT (SELECT MIN(country_code) FROM country_month
                        WHERE host_id = :host AND country_code > known.code)
                FROM known WHERE known.code IS NOT NULL)
            SELECT code FROM known WHERE code IS NOT NULL""";

    private final String months;
    private final String days;
    private final String hours;

    RollUps(String months, String days, String hours) {
        this.months = months;
        this.days = days;
        this.hours = hours;
    }

    static RollUps of(BanFilter filter) {
        return of(filter.jail() != null, filter.country() != null);
    }

    static RollUps of(boolean jails, boolean countries) {
        if (!countries) {
            return BY_JAIL;
        }
        return jails ? BY_BOTH : BY_COUNTRY;
    }

    /** What is counted by months, days and hours, by one column. */
    List<String> parts(BanFilter filter, Spans spans, String key) {
        String where = conditions(filter);
        return Stream.concat(
                        inDays(spans).map(part -> part.rows(key, where)),
                        inHours(spans).map(part -> part.rows(key, where)))
                .toList();
    }

    /** By country; months and days country by country, as their rows lie together. */
    List<String> partsByCountry(BanFilter filter, Spans spans) {
        String where = jail(filter) + origin(filter) + " AND country_code = code";
        String sum = inDays(spans).map(part -> part.sum(where)).collect(Collectors.joining(" + "));
        String codes = filter.country() == null ? EACH_COUNTRY : "SELECT :country AS code";
        Stream<String> days = sum.isEmpty()
                ? Stream.of()
                : Stream.of("SELECT code AS name, %s AS bans FROM (%s) codes".formatted(sum, codes));
        return Stream.concat(days, inHours(spans).map(part -> part.rows("country_code", conditions(filter))))
                .toList();
    }

    /** By buckets of whole hours. */
    List<String> partsByTime(BanFilter filter, Spans spans, long bucketSeconds) {
        Stream<Part> parts = bucketSeconds % Spans.DAY == 0
                ? Stream.concat(Part.of(days, "day", spans.firstDay(), spans.lastDay()), inHours(spans))
                : Part.of(hours, "hour", spans.firstHour(), spans.lastHour());
        return parts.map(part -> part.rows(bucket(part.time(), bucketSeconds), conditions(filter)))
                .toList();
    }

    static String bucket(String time, long bucketSeconds) {
        return "%1$s - %1$s %% %2$d".formatted(time, bucketSeconds);
    }

    private Stream<Part> inDays(Spans spans) {
        if (months == null) {
            return Part.of(days, "day", spans.firstDay(), spans.lastDay());
        }
        return Stream.of(
                        Part.of(days, "day", spans.firstDay(), spans.firstMonth()),
                        Part.of(months, "month", spans.firstMonth(), spans.lastMonth()),
                        Part.of(days, "day", spans.lastMonth(), spans.lastDay()))
                .flatMap(part -> part);
    }

    private Stream<Part> inHours(Spans spans) {
        return Stream.concat(
                Part.of(hours, "hour", spans.firstHour(), spans.firstDay()),
                Part.of(hours, "hour", spans.lastDay(), spans.lastHour()));
    }

    /** A span of a table's rows, each of so many bans; what lies between bounds in reverse order counts negative. */
    record Part(String table, String bans, String time, long from, long to, String sign) {

        /** None of an empty span. */
        static Stream<Part> of(String table, String time, long from, long to) {
            return of(table, "bans", time, from, to);
        }

        static Stream<Part> of(String table, String bans, String time, long from, long to) {
            return from == to
                    ? Stream.of()
                    : Stream.of(
                            new Part(table, bans, time, Math.min(from, to), Math.max(from, to), from < to ? "" : "-"));
        }

        String rows(String key, String where) {
            return "SELECT " + key + " AS name, " + sign + bans + " AS bans" + from(where);
        }

        String sum(String where) {
            return "COALESCE((SELECT " + sign + "SUM(" + bans + ")" + from(where) + "), 0)";
        }

        private String from(String where) {
            return " FROM %1$s WHERE host_id = :host AND %2$s >= %3$d AND %2$s < %4$d%5$s"
                    .formatted(table, time, from, to, where);
        }
    }

    private static String conditions(BanFilter filter) {
        return jail(filter) + origin(filter) + (filter.country() == null ? "" : " AND country_code = :country");
    }

    static String jail(BanFilter filter) {
        return filter.jail() == null ? "" : " AND jail = :jail";
    }

    static String origin(BanFilter filter) {
        return filter.origin() == null ? "" : " AND origin = :origin";
    }
}
