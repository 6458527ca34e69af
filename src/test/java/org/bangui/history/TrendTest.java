package org.bangui.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.bangui.system.TimeRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrendTest {

    private static final Instant NOW = Instant.parse("2026-03-14T12:10:00Z");

    @ParameterizedTest
    @CsvSource({"1, 3600", "7, 10800", "30, 43200", "365, 604800", "3650, 5270400"})
    void bucketsGrowWithTheRange(int days, long seconds) {
        assertThat(Trend.bucketSeconds(TimeRange.last(Duration.ofDays(days), NOW)))
                .isEqualTo(seconds);
    }

    @Test
    void emptyBucketsArePresent() {
        TimeRange range = TimeRange.last(Duration.ofHours(2), NOW);
        Trend trend = Trend.of(range, 1800, Map.of(Instant.parse("2026-03-14T11:30:00Z"), 7L));
        assertThat(trend.buckets()).extracting(Trend.Bucket::count).containsExactly(0L, 0L, 0L, 7L, 0L);
        assertThat(trend.buckets().get(0).time()).isEqualTo(Instant.parse("2026-03-14T10:00:00Z"));
    }
}
