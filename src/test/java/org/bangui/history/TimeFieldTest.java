package org.bangui.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class TimeFieldTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant NOON = Instant.parse("2026-03-14T11:00:00Z");

    @Test
    void aFieldIsInTheZoneOfThePages() {
        assertThat(TimeField.read("2026-03-14T12:00", BERLIN).time()).isEqualTo(NOON);
        assertThat(new TimeField(NOON, BERLIN).text()).isEqualTo("2026-03-14T12:00");
    }

    @Test
    void aTimeWithAnOffsetIsTakenAsItIs() {
        assertThat(TimeField.read("2026-03-14T11:00:00Z", BERLIN).time()).isEqualTo(NOON);
        assertThat(TimeField.read("2026-03-14T16:30+05:30", BERLIN).time()).isEqualTo(NOON);
    }

    @Test
    void anEmptyFieldIsNoTime() {
        assertThat(TimeField.read(" ", BERLIN).time()).isNull();
        assertThat(TimeField.read(null, BERLIN).text()).isEmpty();
    }

    @Test
    void anythingElseIsRefused() {
        assertThatThrownBy(() -> TimeField.read("yesterday", BERLIN)).isInstanceOf(DateTimeException.class);
    }
}
