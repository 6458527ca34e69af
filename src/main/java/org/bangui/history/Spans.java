package org.bangui.history;

import java.time.Instant;
import org.bangui.system.TimeRange;

/**
 * A range cut at the bounds of hours, days and months: it is counted from its start by single bans to the first hour, by
 * hours to the first day, by days to the first month, by months to the last, and so down again to its end. Where the next
 * bound lies before the one it is counted from, what is between is subtracted. Seconds since 1970.
 */
record Spans(
        long from,
        long firstHour,
        long firstDay,
        long firstMonth,
        long lastMonth,
        long lastDay,
        long lastHour,
        long to) {

    static final long HOUR = 3600;
    static final long DAY = 24 * HOUR;

    /** Thirty days, counted from 1970. */
    static final long MONTH = 30 * DAY;

    /** After the year 9999, a bound of all of them. */
    private static final long END = 97_764 * MONTH;

    /**
     * With the bounds nearest to the start, and those after the end: nothing is left to subtract where the range ends now.
     *
     * @param range null for all times
     */
    static Spans of(TimeRange range) {
        long from = range == null ? 0 : range.firstSecond();
        long to = range == null ? END : range.endSecond();
        long firstHour = nearest(from, HOUR);
        long firstDay = nearest(firstHour, DAY);
        long lastHour = after(to, HOUR);
        long lastDay = after(lastHour, DAY);
        return new Spans(
                from, firstHour, firstDay, nearest(firstDay, MONTH), after(lastDay, MONTH), lastDay, lastHour, to);
    }

    /**
     * For roll-ups that know the busiest only: of these too little would be left where days are subtracted from months, or
     * hours from days. A range longer than a month begins with a whole day.
     *
     * @param hoursSince from when on hours are known
     * @param monthsUntil the end of the months that are summed up
     */
    static Spans ofBusiest(TimeRange range, long hoursSince, long monthsUntil) {
        Spans all = of(fromWholeDay(range));
        long firstDay = Math.min(all.lastHour, after(all.firstHour, DAY));
        long lastDay = Math.max(firstDay, before(all.lastHour, DAY));
        long firstMonth = Math.min(lastDay, after(firstDay, MONTH));
        long lastMonth = Math.max(firstMonth, Math.min(monthsUntil, before(lastDay, MONTH)));
        return new Spans(
                all.from,
                all.firstHour < hoursSince ? firstDay : all.firstHour,
                firstDay,
                firstMonth,
                lastMonth,
                lastDay,
                lastDay < hoursSince ? lastDay : all.lastHour,
                all.to);
    }

    private static TimeRange fromWholeDay(TimeRange range) {
        Instant day = Instant.ofEpochSecond(before(range.firstSecond(), DAY));
        return range.length().toSeconds() > MONTH + DAY ? new TimeRange(day, range.to()) : range;
    }

    static long before(long time, long unit) {
        return time - Math.floorMod(time, unit);
    }

    static long after(long time, long unit) {
        return before(time + unit - 1, unit);
    }

    private static long nearest(long time, long unit) {
        return before(time + unit / 2, unit);
    }
}
