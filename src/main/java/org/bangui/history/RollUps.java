package org.bangui.history;

/** The smallest roll-ups that know what is asked for: one of whole days, one of the hours around them. */
enum RollUps {
    BY_JAIL("jail_day", "jail_hour"),
    BY_COUNTRY("country_day", "country_hour"),
    BY_BOTH("jail_country_day", "ban_hour");

    static final long HOUR = 3600;
    private static final long DAY = 24 * HOUR;

    private final String days;
    private final String hours;

    RollUps(String days, String hours) {
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

    /** Whole days and hours of the filter's range, by one column. */
    String parts(BanFilter filter, String key) {
        return String.join(
                " UNION ALL ",
                part(days, key, "day", ":firstDay", ":lastDay", conditions(filter)),
                hours(key, ":firstHour", ":firstDay", filter),
                hours(key, ":lastDay", ":lastHour", filter));
    }

    /** By buckets of whole hours. */
    String partsByTime(BanFilter filter, long bucketSeconds) {
        String bucket = "%1$s - %1$s %% " + bucketSeconds;
        if (bucketSeconds % DAY > 0) {
            return hours(bucket.formatted("hour"), ":firstHour", ":lastHour", filter);
        }
        return String.join(
                " UNION ALL ",
                part(days, bucket.formatted("day"), "day", ":firstDay", ":lastDay", conditions(filter)),
                hours(bucket.formatted("hour"), ":firstHour", ":firstDay", filter),
                hours(bucket.formatted("hour"), ":lastDay", ":lastHour", filter));
    }

    /** By country, whole days country by country, as their rows lie together. */
    String partsByCountry(BanFilter filter) {
        String codes = filter.country() != null ? "SELECT :country AS code" : """
                WITH RECURSIVE known (code) AS (
                    SELECT MIN(country_code) FROM country_day WHERE host_id = :host
                    UNION ALL
                    SELECT (SELECT MIN(country_code) FROM country_day
                            WHERE host_id = :host AND country_code > known.code)
                    FROM known WHERE known.code IS NOT NULL)
                SELECT code FROM known WHERE code IS NOT NULL""";
        String inDays = """
                SELECT code AS name, (SELECT SUM(bans) FROM %s WHERE host_id = :host AND country_code = code
                    AND day >= :firstDay AND day < :lastDay%s) AS bans
                FROM (%s) codes""".formatted(days, jail(filter) + origin(filter), codes);
        return String.join(
                " UNION ALL ",
                "SELECT name, bans FROM (" + inDays + ") days WHERE bans > 0",
                hours("country_code", ":firstHour", ":firstDay", filter),
                hours("country_code", ":lastDay", ":lastHour", filter));
    }

    private String hours(String key, String from, String to, BanFilter filter) {
        return part(hours, key, "hour", from, to, conditions(filter));
    }

    static String part(String table, String key, String time, String from, String to, String conditions) {
        return "SELECT %s AS name, SUM(bans) AS bans FROM %s WHERE host_id = :host AND %s >= %s AND %s < %s%s GROUP BY 1"
                .formatted(key, table, time, from, time, to, conditions);
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
