package org.bangui.system;

import java.time.Duration;
import java.time.Instant;

/** A span of time, {@code from} included, {@code to} excluded. */
public record TimeRange(Instant from, Instant to) {

    public TimeRange {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("The start must lie before the end.");
        }
    }

    public static TimeRange last(Duration length, Instant now) {
        return new TimeRange(now.minus(length), now);
    }

    public Duration length() {
        return Duration.between(from, to);
    }

    /** The span of the same length just before this one. */
    public TimeRange previous() {
        return new TimeRange(from.minus(length()), from);
    }
}
