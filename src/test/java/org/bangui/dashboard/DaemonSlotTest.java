package org.bangui.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class DaemonSlotTest {

    private static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");

    private static DaemonSlot first() {
        return DaemonSlot.after(null, NOON.plusSeconds(5), 10, 3, 100);
    }

    @Test
    void theFailuresOfBeforeTheFirstSlotAreNotItsOwn() {
        assertThat(first()).isEqualTo(new DaemonSlot(NOON, 10, 3, 0, 100));
    }

    @Test
    void failuresOfTheSameSlotAddUp() {
        DaemonSlot second = DaemonSlot.after(first(), NOON.plusSeconds(65), 11, 3, 107);
        assertThat(DaemonSlot.after(second, NOON.plusSeconds(599), 9, 2, 110))
                .isEqualTo(new DaemonSlot(NOON, 9, 2, 10, 110));
    }

    @Test
    void theNextSlotBeginsWithItsOwnFailures() {
        DaemonSlot second = DaemonSlot.after(first(), NOON.plusSeconds(65), 11, 3, 107);
        assertThat(DaemonSlot.after(second, NOON.plusSeconds(600), 9, 3, 111))
                .isEqualTo(new DaemonSlot(NOON.plusSeconds(600), 9, 3, 4, 111));
    }

    @Test
    void aCountThatBeganAnewIsNoNegativeNumberOfFailures() {
        assertThat(DaemonSlot.after(first(), NOON.plusSeconds(65), 0, 3, 2).failures())
                .isZero();
    }
}
