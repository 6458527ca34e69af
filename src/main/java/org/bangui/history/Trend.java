package org.bangui.history;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;

/** Bans over time: buckets of equal length, empty ones present. */
public record Trend(long bucketSeconds, List<Bucket> buckets) implements Serializable {

    public record Bucket(Instant time, long count) implements Serializable {}
}
