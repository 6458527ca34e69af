package org.bangui.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParametersTest {

    private static final Instant NOW = Instant.parse("2026-03-14T12:00:00Z");

    @ParameterizedTest
    @CsvSource({"24h, 1", "7d, 7", "30d, 30", "365d, 365"})
    void aPresetEndsNow(String preset, int days) {
        assertThat(TimeRange.parse(preset, null, null, NOW))
                .isEqualTo(new TimeRange(NOW.minus(Duration.ofDays(days)), NOW));
    }

    @Test
    void noRangeMeansADay() {
        assertThat(TimeRange.parse(null, "", null, NOW)).isEqualTo(TimeRange.last(Duration.ofDays(1), NOW));
    }

    @Test
    void allTimesAreNoRange() {
        assertThat(TimeRange.parse("all", null, null, NOW)).isNull();
    }

    @Test
    void twoTimesMakeARange() {
        TimeRange range = TimeRange.parse(null, "2026-03-01T00:00:00+01:00", "2026-03-02T00:00:00Z", NOW);
        assertThat(range.from()).isEqualTo(Instant.parse("2026-02-28T23:00:00Z"));
        assertThat(range.to()).isEqualTo(Instant.parse("2026-03-02T00:00:00Z"));
    }

    @Test
    void aMissingEndIsNow() {
        assertThat(TimeRange.parse(null, "2026-03-01T00:00:00Z", null, NOW).to())
                .isEqualTo(NOW);
    }

    @ParameterizedTest
    @CsvSource({
        "9d, , ",
        "24H, , ",
        "24h, 2026-03-01T00:00:00Z, ",
        ", yesterday, ",
        ", 2026-03-01, ",
        ", 2026-03-15T00:00:00Z, ",
        ", 2026-03-02T00:00:00Z, 2026-03-01T00:00:00Z",
        ", -999999999-01-01T00:00:00Z, ",
        ", , +999999999-01-01T00:00:00Z"
    })
    void aRangeThatMakesNoSenseIsRefusedWithASentence(String range, String from, String to) {
        assertThatThrownBy(() -> TimeRange.parse(range, from, to, NOW))
                .isInstanceOf(BadParameterException.class)
                .hasMessageEndingWith(".");
    }

    @Test
    void secondsAreCutSoThatRangesSideBySideShareNone() {
        TimeRange range = new TimeRange(NOW.plusMillis(300), NOW.plusMillis(5300));
        assertThat(range.firstSecond()).isEqualTo(range.previous().endSecond());
        assertThat(range.endSecond()).isEqualTo(NOW.getEpochSecond() + 6);
    }

    @Test
    void noPageMeansTheFirst() {
        assertThat(PageRequest.parse(null, "")).isEqualTo(new PageRequest(1, 25));
    }

    @Test
    void aLargerPageIsCut() {
        assertThat(PageRequest.parse("3", "100000")).isEqualTo(new PageRequest(3, 500));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "x", "1.5", "99999999999", " 1", "\u0661"})
    void aPageThatIsNoneIsRefused(String page) {
        assertThatThrownBy(() -> PageRequest.parse(page, null)).isInstanceOf(BadParameterException.class);
        assertThatThrownBy(() -> PageRequest.parse(null, page)).isInstanceOf(BadParameterException.class);
    }

    @Test
    void noHostMeansTheLocalOne() {
        assertThat(HostId.parse(null)).isEqualTo(HostId.LOCAL);
        assertThat(HostId.parse("two")).isEqualTo(new HostId("two"));
    }
}
