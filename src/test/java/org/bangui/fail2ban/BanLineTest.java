package org.bangui.fail2ban;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BanLineTest {

    private static final LocalDateTime START = LocalDateTime.of(2026, 11, 20, 10, 58, 1);

    @Test
    void aLineTellsIdStartAndLength() {
        assertThat(BanLine.parse("192.0.2.1 \t2026-11-20 10:58:01 + 600 = 2026-11-20 11:08:01"))
                .contains(new BanLine(new BanId("192.0.2.1"), START, 600));
    }

    @Test
    void aPermanentBanHasNoEnd() {
        BanLine line = BanLine.parse("192.0.2.1 \t2026-11-20 10:58:01 + -1 = 9999-12-31 23:59:59")
                .orElseThrow();
        assertThat(line.isPermanent()).isTrue();
        assertThat(line.in(ZoneId.of("UTC")).endsAt()).isNull();
    }

    @Test
    void anIdMayLookLikeTheRest() {
        String id = "x + 600 = 2026-11-20 11:08:01";
        assertThat(BanLine.parse(id + " \t2026-11-20 10:58:01 + 600 = 2026-11-20 11:08:01"))
                .contains(new BanLine(new BanId(id), START, 600));
    }

    @Test
    void theLocalTimeIsResolvedInTheDaemonsZone() {
        ActiveBan ban = new BanLine(new BanId("x"), START, 600).in(ZoneId.of("Asia/Kathmandu"));
        assertThat(ban.bannedAt()).isEqualTo(Instant.parse("2026-11-20T05:13:01Z"));
        assertThat(ban.endsAt()).isEqualTo(Instant.parse("2026-11-20T05:23:01Z"));
    }

    @Test
    void anAbsurdLengthEndsWithTheYear9999() {
        BanLine line = BanLine.parse("x \t2026-11-20 10:58:01 + 999999999999999999 = 9999-12-31 23:59:59")
                .orElseThrow();
        assertThat(line.in(ZoneId.of("UTC")).endsAt()).isEqualTo(Instant.parse("9999-12-31T23:59:59Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "192.0.2.1",
                "192.0.2.1 \tyesterday + 600 = tomorrow",
                "192.0.2.1 \t2026-13-40 10:58:01 + 600 = 2026-11-20 11:08:01",
                "192.0.2.1 \t2026-11-20 10:58:01 + 99999999999999999999 = 2026-11-20 11:08:01",
                " \t2026-11-20 10:58:01 + 600 = 2026-11-20 11:08:01",
                "--all \t2026-11-20 10:58:01 + 600 = 2026-11-20 11:08:01",
                "a\nb \t2026-11-20 10:58:01 + 600 = 2026-11-20 11:08:01"
            })
    void anythingElseIsNoBan(String line) {
        assertThat(BanLine.parse(line)).isEmpty();
    }
}
