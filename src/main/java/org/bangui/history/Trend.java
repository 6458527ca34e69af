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

    private static final long DAY = Duration.ofDays(1).toSeconds();
    private static final int MOST_BUCKETS = 60;

    public record Bucket(Instant time, long count) implements Serializable {}

    /** Half an hour for a day, three for a week, half a day for a month, and about 60 buckets for longer ranges. */
    static long bucketSeconds(TimeRange range) {
        long seconds = range.length().toSeconds();
        if (seconds <= DAY) {
            return Duration.ofMinutes(30).toSeconds();
        }
        if (seconds <= 7 * DAY) {
            return Duration.ofHours(3).toSeconds();
        }
        if (seconds <= 31 * DAY) {
            return Duration.ofHours(12).toSeconds();
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
