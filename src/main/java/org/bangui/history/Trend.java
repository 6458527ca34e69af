package org.bangui.history;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bangui.system.TimeRange;

/** Bans over time: buckets of equal length, empty ones present. */
public record Trend(long bucketSeconds, List<Bucket> buckets) implements Serializable {

    private static final long HOUR = Duration.ofHours(1).toSeconds();
    private static final long DAY = 24 * HOUR;
    private static final int MOST_BUCKETS = 60;

    public record Bucket(Instant time, long count) implements Serializable {}

    /** Ten minutes for six hours, an hour for a day, three for a week, half a day for a month, then about 60 buckets. */
    static long bucketSeconds(TimeRange range) {
        long seconds = range.length().toSeconds();
        if (seconds <= 6 * HOUR) {
            return HOUR / 6;
        }
        if (seconds <= DAY) {
            return HOUR;
        }
        if (seconds <= 7 * DAY) {
            return 3 * HOUR;
        }
        if (seconds <= 31 * DAY) {
            return 12 * HOUR;
        }
        return DAY * Math.max(1, (seconds + MOST_BUCKETS * DAY - 1) / (MOST_BUCKETS * DAY));
    }

    /** All buckets that the range touches. */
    static Trend of(TimeRange range, long bucketSeconds, Map<Instant, Long> counts) {
        List<Bucket> buckets = new ArrayList<>();
        long from = range.firstSecond();
        for (long at = from - Math.floorMod(from, bucketSeconds); at < range.endSecond(); at += bucketSeconds) {
            Instant time = Instant.ofEpochSecond(at);
            buckets.add(new Bucket(time, counts.getOrDefault(time, 0L)));
        }
        return new Trend(bucketSeconds, buckets);
    }
}
