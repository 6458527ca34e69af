package org.bangui.fail2ban.regex;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterTrialTest {

    private static final Instant NOW = Instant.parse("2026-03-14T12:00:00Z");
    private static final FilterTrial.Rule THREE = new FilterTrial.Rule(3, Duration.ofMinutes(10));

    private static FilterTrial.Result run(String regex, List<String> log) {
        LineFilter filter =
                new LineFilter(null, List.of(FailRegex.compile(regex)), List.of(FailRegex.compile("ignore me")));
        return FilterTrial.of(filter, THREE, log, NOW, ZoneOffset.UTC, Duration.ofSeconds(2));
    }

    private static String line(String time, String address) {
        return "2026-03-" + time + " failed from " + address;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-03-14T10:09:55Z x|2026-03-14T10:09:55Z",
                "2026-03-14T10:09:55.123456+02:00 x|2026-03-14T08:09:55Z",
                "2026-03-14 10:09:55,123 x|2026-03-14T10:09:55Z",
                "2026/03/14 10:09:55 [error]|2026-03-14T10:09:55Z",
                "192.0.2.1 - - [14/Mar/2026:10:09:55 +0100] \"GET|2026-03-14T09:09:55Z",
                "[Sat Mar 14 10:09:55.1234 2026] [error]|2026-03-14T10:09:55Z",
                "Mar 14 10:09:55 srv sshd|2026-03-14T10:09:55Z",
                "Dec  1 10:09:55 srv sshd|2025-12-01T10:09:55Z"
            })
    void theTimeOfALineIsRead(String line, String time) {
        assertThat(LineTime.of(line, NOW, ZoneOffset.UTC).time()).contains(Instant.parse(time));
    }

    @Test
    void aLineWithoutTimeIsTakenAsItIs() {
        assertThat(LineTime.of("no time here", NOW, ZoneOffset.UTC))
                .isEqualTo(new LineTime(Optional.empty(), "no time here", 0, 0));
    }

    @Test
    void failuresWithinTheFindTimeLeadToABan() {
        FilterTrial.Result result = run(
                "failed from <HOST>",
                List.of(
                        line("14 11:00:00", "192.0.2.1"),
                        line("14 11:05:00", "192.0.2.1"),
                        line("14 11:09:00", "192.0.2.1"),
                        line("14 11:00:00", "192.0.2.2"),
                        line("14 11:15:00", "192.0.2.2"),
                        line("14 11:30:00", "192.0.2.2"),
                        line("14 11:00:00", "192.0.2.3") + " ignore me",
                        "nothing"));
        assertThat(result.lines()).isEqualTo(8);
        assertThat(result.matched()).isEqualTo(6);
        assertThat(result.addresses()).isEqualTo(2);
        assertThat(result.banned()).isOne();
        assertThat(result.bannedLately()).isOne();
    }

    @Test
    void whatIsOlderThanADayIsCountedApart() {
        FilterTrial.Result result =
                run("failed from <HOST>", Collections.nCopies(3, line("12 11:00:00", "2001:db8::1")));
        assertThat(result.banned()).isOne();
        assertThat(result.bannedLately()).isZero();
        assertThat(result.matchedLately()).isZero();
    }

    @Test
    void aLineThatIsNoFailureDoesNotCount() {
        FilterTrial.Result result =
                run("^ <F-MLFGAINED>welcome</F-MLFGAINED> <HOST>", List.of("2026-03-14 11:00:00 welcome 192.0.2.1"));
        assertThat(result.matched()).isZero();
        assertThat(run("^ welcome <HOST>", List.of("2026-03-14 11:00:00 welcome 192.0.2.1"))
                        .matched())
                .isOne();
    }

    @Test
    void aRunawayExpressionEnds() {
        FilterTrial.Result result = run("^(?P<q>a)(?:a|aa)+(?P=q)c <HOST>", List.of("a".repeat(60)));
        assertThat(result.complete()).isFalse();
    }
}
