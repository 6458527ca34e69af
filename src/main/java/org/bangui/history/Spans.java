package org.bangui.history;

import java.util.Map;
import org.bangui.system.TimeRange;

/**
 * A range cut into its whole days, the whole hours at either end of them, and the rest of an hour at either end of those;
 * seconds since 1970. What is not there is empty.
 */
record Spans(long from, long firstHour, long firstDay, long lastDay, long lastHour, long to) {

    private static final long HOUR = 3600;
    private static final long DAY = 24 * HOUR;

    /** The end of the year 9999. */
    private static final long END = 253_402_300_800L;

    /** @param range null for all times */
    static Spans of(TimeRange range) {
        if (range == null) {
            return new Spans(0, 0, 0, END, END, END);
        }
        long from = range.firstSecond();
        long to = range.endSecond();
        long firstHour = Math.min(to, up(from, HOUR));
        long lastHour = Math.max(firstHour, down(to, HOUR));
        long firstDay = Math.min(lastHour, up(firstHour, DAY));
        long lastDay = Math.max(firstDay, down(lastHour, DAY));
        return new Spans(from, firstHour, firstDay, lastDay, lastHour, to);
    }

    private static long down(long time, long unit) {
        return time - Math.floorMod(time, unit);
    }

    private static long up(long time, long unit) {
        return down(time + unit - 1, unit);
    }

    /** The bounds by their names. */
    Map<String, Long> bounds() {
        return Map.of(
                "from",
                from,
                "firstHour",
                firstHour,
                "firstDay",
                firstDay,
                "lastDay",
                lastDay,
                "lastHour",
                lastHour,
                "to",
                to);
    }
}
