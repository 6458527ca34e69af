package org.bangui.fail2ban.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LineFilterTest {

    private static final FailRegex SSHD = FailRegex.compile("^\\s*\\S+ sshd\\[\\d+\\]: <F-CONTENT>.+</F-CONTENT>$");

    private static Optional<String> found(FailRegex prefix, String line, String... expressions) {
        LineFilter filter = new LineFilter(
                prefix,
                Stream.of(expressions).map(FailRegex::compile).toList(),
                List.of(FailRegex.compile("ignored$")));
        LineTime time = LineTime.of(line, Instant.EPOCH, ZoneOffset.UTC);
        return filter.search(line, time, new SearchTime(Duration.ofSeconds(1)))
                .map(found -> line.substring(found.start(), found.end()));
    }

    @Test
    void thePlaceIsThatInTheWholeLineBehindTimeAndPrefix() {
        String line = "Mar 14 10:09:55 srv sshd[7]: Failed password for root from 192.0.2.1 port 22 ssh2";
        assertThat(found(SSHD, line, "^Failed \\S+ for .* from <HOST>"))
                .contains("Failed password for root from 192.0.2.1");
    }

    @Test
    void aTimeInTheMiddleOfWhatMatchedBelongsToIt() {
        String line = "192.0.2.1 - - [14/Mar/2026:10:09:55 +0100] \"GET /x HTTP/1.1\" 404 7";
        assertThat(found(null, line, "^<HOST> -.*\"GET")).contains("192.0.2.1 - - [14/Mar/2026:10:09:55 +0100] \"GET");
        assertThat(found(null, line, "^<HOST> ")).contains("192.0.2.1 ");
        assertThat(found(null, line, "\"GET \\S+")).contains("\"GET /x");
    }

    @Test
    void theFirstExpressionThatMatchesCounts() {
        assertThat(found(null, "one two from 192.0.2.1", "three", "two from <HOST>", "one"))
                .contains("two from 192.0.2.1");
    }

    @Test
    void whatIsIgnoredOrHasNotThePrefixIsNoFailure() {
        assertThat(found(null, "from 192.0.2.1 ignored", "from <HOST>")).isEmpty();
        assertThat(found(SSHD, "srv cron[7]: from 192.0.2.1", "from <HOST>")).isEmpty();
    }

    @Test
    @Timeout(20)
    void aSearchThatRunsAwayOnAShortLineEnds() {
        String line = "a".repeat(60);
        assertThatThrownBy(() -> found(null, line, "^(?P<q>a)(?:a|aa)+(?P=q)c <HOST>"))
                .isInstanceOf(SearchTime.Over.class);
    }
}
