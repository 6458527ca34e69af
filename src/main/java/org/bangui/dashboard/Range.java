package org.bangui.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.bangui.system.TimeRange;

/** The ranges to choose from on the overview, by their name in its address. */
public enum Range {
    DAY("24h", 1),
    WEEK("7d", 7),
    MONTH("30d", 30),
    YEAR("365d", 365);

    private final String key;
    private final Duration length;

    Range(String key, int days) {
        this.key = key;
        this.length = Duration.ofDays(days);
    }

    /** The range of that name; a day for anything else. */
    static Range of(String key) {
        return Arrays.stream(values())
                .filter(range -> range.key.equals(key))
                .findFirst()
                .orElse(DAY);
    }

    TimeRange until(Instant now) {
        return TimeRange.last(length, now);
    }

    public String getKey() {
        return key;
    }
}
