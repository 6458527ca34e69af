package org.bangui.fail2ban.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every expectation was checked with Python's re. */
class FailRegexTest {

    @Test
    void aHostIsFound() {
        FailRegex regex = FailRegex.compile("^fail from <HOST>: <F-USER>\\S+</F-USER>$");
        FailRegex.Match match = regex.search("fail from 192.0.2.1: root\n").orElseThrow();
        assertThat(match.groups()).containsEntry("ip4", Optional.of("192.0.2.1"));
        assertThat(match.groups()).containsEntry("ip6", Optional.empty());
        assertThat(match.groups()).containsEntry("user", Optional.of("root"));
        assertThat(match.end()).isEqualTo(25);
    }

    @Test
    void aHostNameOnlyWhereNamesAreAllowed() {
        assertThat(FailRegex.compile("^<HOST>$").search("example.com")).isPresent();
        assertThat(FailRegex.compile("^<HOST>$", FailRegex.Mode.ADDRESSES_ONLY).search("example.com"))
                .isEmpty();
    }

    @Test
    void anExpressionKnowsWhetherItNamesAnAddress() {
        assertThat(FailRegex.compile("^x <ADDR>").namesAnAddress()).isTrue();
        assertThat(FailRegex.compile("^x (?P<fid>\\S+)").namesAnAddress()).isTrue();
        assertThat(FailRegex.compile("^x (?P<user>\\S+)").namesAnAddress()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            quoteCharacter = '`',
            value = {
                "(?P<q>['\"])x(?P=q) 'x' true",
                "(?P<q>['\"])x(?P=q) 'x\" false",
                "(a)?(?(1)b|c)$ ab true",
                "^(a)?(?(1)b|c)$ c true",
                "^(a)?(?(1)b|c)$ ac false",
                "^(?P<n_1>a)?(?(n_1)b)$ ab true",
                "^(a)(b)\\2\\1$ abba true",
                "^x{,2}$ xx true",
                "^x{,2}$ xxx false",
                "^{x}$ {x} true",
                "^[[&&x]+$ [&x true",
                "^[^]a]$ ] false",
                "^[\\w-]+$ a-b true",
                "^\\w+$ \u00e4\u0e01 true",
                "^((?i)abc)$ ABC true",
                "^(?i:abc)d$ ABCd true",
                "^(?i:abc)d$ ABCD false",
                "(?i)^STRASSE$ strasse true",
                "x\\Z x true",
                "^\\x41\\u0042\\103$ ABC true",
                "^a(?#comment)b$ ab true",
                "^(?>a+)b$ aab true",
                "^a++b$ aab true"
            })
    void findsWhatPythonFinds(String regex, String text, boolean found) {
        assertThat(FailRegex.compile(regex).search(text).isPresent()).isEqualTo(found);
    }

    @Test
    void separatorsOfAsciiAreWhiteSpace() {
        assertThat(FailRegex.compile("^a\\sb\\S$").search("a\u001cb\u001d")).isEmpty();
        assertThat(FailRegex.compile("^a\\sb[\\S]$").search("a\u001cbc")).isPresent();
    }

    @Test
    void aDotAndADollarKnowOnlyLineFeeds() {
        assertThat(FailRegex.compile("^a.b$").search("a\u2028b\n")).isPresent();
        assertThat(FailRegex.compile("^a$").search("a\r\n")).isEmpty();
    }

    @Test
    void multilineMeansEveryLine() {
        assertThat(FailRegex.compile("^b$").search("a\nb\nc")).isEmpty();
        assertThat(FailRegex.compile("^b$", FailRegex.Mode.MULTILINE).search("a\nb\nc"))
                .isPresent();
        assertThat(FailRegex.compile("^a<SKIPLINES>c", FailRegex.Mode.MULTILINE).search("a\nb\nc"))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                ")",
                "a(b",
                "[",
                "[]",
                "*a",
                "a**",
                "(?P<1>x)",
                "(?P<a>x)(?P<a>y)",
                "(?P=a)",
                "(?(a)b)",
                "\\1",
                "\\",
                "\\q",
                "(?<a>x)",
                "(?Z)",
                "a(?i)b",
                "[z-a]",
                "[\\w-z]",
                "\\x4",
                "(?",
                "(?P<a",
                " ",
                "a{2}{3}",
                "(?#x",
                "\\k<a>"
            })
    void whatPythonRefusesIsRefused(String regex) {
        assertThatThrownBy(() -> FailRegex.compile(regex))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith(".");
    }

    @Test
    void anExpressionIsKnownAgainWhateverADaemonPutsInPlaceOfItsTags() {
        assertThat(FailRegex.isShownAs("^a <HOST> b$", "^a (?P<ip4>[0-9.]+) b$"))
                .isTrue();
        assertThat(FailRegex.isShownAs("^((?i)a) <HOST>", "^(?i:a) (x)")).isTrue();
        assertThat(FailRegex.isShownAs("^a$", "^a$")).isTrue();
        assertThat(FailRegex.isShownAs("^a <HOST> b$", "^a (x) c$")).isFalse();
        assertThat(FailRegex.isShownAs("^a <HOST> b$", "x^a (x) b$")).isFalse();
        assertThat(FailRegex.isShownAs("^a$", "^a")).isFalse();
    }
}
