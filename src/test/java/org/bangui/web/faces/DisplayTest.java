package org.bangui.web.faces;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How pages write lengths and times. */
class DisplayTest {

    private final Display display = new Display();

    @ParameterizedTest
    @CsvSource({
        "0,0 s",
        "59,59 s",
        "60,1 min",
        "599,9 min 59 s",
        "14399,3 h 59 min",
        "86400,1 d",
        "90061,1 d 1 h",
        "86460,1 d"
    })
    void aLengthIsWrittenInItsTwoLargestUnits(long seconds, String text) {
        assertThat(display.length(seconds).replace('\u00a0', ' ')).isEqualTo(text);
    }

    @Test
    void aTimeIsWrittenToTheSecond() {
        assertThat(display.iso(Instant.parse("2026-03-14T10:09:55.123Z"))).isEqualTo("2026-03-14T10:09:55Z");
    }

    @Test
    void noTimeIsWrittenAsNothing() {
        assertThat(display.iso(null)).isEmpty();
    }
}
