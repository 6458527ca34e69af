package org.bangui.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bangui.fail2ban.BanId;
import org.bangui.fail2ban.JailName;
import org.bangui.fail2ban.regex.FailRegex;
import org.bangui.fail2ban.regex.LineFilter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LineMarkerTest {

    private static final JailName SSHD = new JailName("sshd");
    private static final ArchivedBan BAN = new ArchivedBan(
            1,
            SSHD,
            new BanId("192.0.2.1"),
            Instant.EPOCH,
            600,
            1,
            3,
            List.of(),
            null,
            null,
            null,
            Origin.SELFBLOCK,
            null,
            null,
            null,
            null);

    private static LineMarker marker(String expression) {
        LineFilter filter = new LineFilter(null, List.of(FailRegex.compile(expression)), List.of());
        return new LineMarker(Map.of(SSHD, new JailRules(filter, null)));
    }

    @Test
    void whatTheFilterFindsIsMarked() {
        assertThat(marker("failure from <HOST>").mark(BAN, "a <b>failure from 192.0.2.1</b>"))
                .isEqualTo(new MatchedLine("a <b>", "failure from 192.0.2.1", "</b>"));
    }

    @Test
    void theAddressIsMarkedWhereTheFilterFindsNothingOrIsNotKnown() {
        MatchedLine address = new MatchedLine("x ", "192.0.2.1", " y");
        assertThat(marker("failure from <HOST>").mark(BAN, "x 192.0.2.1 y")).isEqualTo(address);
        assertThat(marker("(?=x )").mark(BAN, "x 192.0.2.1 y")).isEqualTo(address);
        assertThat(new LineMarker(Map.of()).mark(BAN, "x 192.0.2.1 y")).isEqualTo(address);
    }

    @Test
    @Timeout(20)
    void manyLinesThatMakeTheSearchRunAwayTakeNoLongerThanOne() {
        LineMarker marker = marker("^(?P<q>a)(?:a|aa)+(?P=q)c <HOST>");
        long start = System.nanoTime();
        for (int i = 0; i < 1_000; i++) {
            assertThat(marker.mark(BAN, "a".repeat(60) + " 192.0.2.1").matched())
                    .isEqualTo("192.0.2.1");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void anExpressionThatNestsTooDeepForALongLineLeavesTheAddressMarked() {
        String line = "ab".repeat(400_000) + " 192.0.2.1";
        assertThat(marker("^(?:a|b|c)+ x<HOST>").mark(BAN, line).matched()).isEqualTo("192.0.2.1");
    }
}
