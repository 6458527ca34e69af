package org.bangui.fail2ban;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DaemonZoneTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");

    private final DaemonZone zone = new DaemonZone(BERLIN);

    private static BanLine ban(ZoneId zone, long ageSeconds, long seconds) {
        return new BanLine(new BanId("x"), LocalDateTime.ofInstant(NOW.minusSeconds(ageSeconds), zone), seconds);
    }

    @Test
    void withoutBansItIsTheMachines() {
        assertThat(zone.of(List.of(), NOW)).isEqualTo(BERLIN);
    }

    @Test
    void bansThatFitTheMachinesZoneAreInIt() {
        assertThat(zone.of(List.of(ban(BERLIN, 30, 600), ban(BERLIN, 100_000, -1)), NOW))
                .isEqualTo(BERLIN);
    }

    @Test
    void aShortBanProvesAnotherZone() {
        for (ZoneId other : List.of(ZoneOffset.UTC, ZoneId.of("Asia/Kathmandu"), ZoneId.of("America/New_York"))) {
            ZoneId found = new DaemonZone(BERLIN).of(List.of(ban(other, 30, 600)), NOW);
            assertThat(found).isEqualTo(other.getRules().getOffset(NOW));
        }
    }

    @Test
    void aFreshLongBanProvesAZoneAhead() {
        assertThat(zone.of(List.of(ban(ZoneId.of("Asia/Tokyo"), 5, 86_400)), NOW))
                .isEqualTo(ZoneOffset.ofHours(9));
    }

    @Test
    void whatWasProvedHoldsWhenOnlyOldBansAreLeft() {
        zone.of(List.of(ban(ZoneOffset.UTC, 30, 600)), NOW);
        assertThat(zone.of(List.of(ban(ZoneOffset.UTC, 50_000, 86_400)), NOW)).isEqualTo(ZoneOffset.UTC);
    }

    @Test
    void bansThatContradictEachOtherProveNothing() {
        List<BanLine> bans = Stream.of(ZoneOffset.UTC, ZoneId.of("Asia/Tokyo"))
                .map(other -> ban(other, 30, 600))
                .toList();
        assertThat(zone.of(bans, NOW)).isEqualTo(BERLIN);
    }

    @Test
    void aLogAMinuteAheadProvesNothing() {
        assertThat(zone.of(List.of(ban(BERLIN, -60, 600)), NOW)).isEqualTo(BERLIN);
    }

    @Test
    void bansBeforeTheClockChangeKeepTheirTimes() {
        Instant winter = Instant.parse("2026-10-26T12:00:00Z");
        BanLine summer =
                new BanLine(new BanId("x"), LocalDateTime.ofInstant(Instant.parse("2026-10-20T12:00:00Z"), BERLIN), -1);
        assertThat(summer.in(zone.of(List.of(summer), winter)).bannedAt())
                .isEqualTo(Instant.parse("2026-10-20T12:00:00Z"));
    }
}
