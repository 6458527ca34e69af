package org.bangui.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class BanDetailsTest {

    @Test
    void matchesAreTextsOrPartsToJoin() {
        BanDetails details =
                BanDetails.of("{\"matches\": [\"one\", [\"Mar 14 \", \"12:00:00\", \" two\"]], \"failures\": 3}");
        assertThat(details).isEqualTo(new BanDetails(3, List.of("one", "Mar 14 12:00:00 two")));
    }

    @Test
    void whatIsNoJsonOfFail2banTellsNothing() {
        assertThat(List.of("", "x", "[1]", "{", "{\"matches\": 7}", "{\"failures\": \"many\"}", "[".repeat(100_000)))
                .allSatisfy(text -> assertThat(BanDetails.of(text)).isEqualTo(BanDetails.NONE));
        assertThat(BanDetails.of(null)).isEqualTo(BanDetails.NONE);
    }

    @Test
    void anEndlessNumberIsNotWorkedOut() {
        assertThat(BanDetails.of("{\"failures\": 1e999999999}").failures()).isZero();
    }

    @Test
    void onlyTheLastMatchesAreKeptAndCut() {
        String lines = String.join(",", Collections.nCopies(50, "\"" + "x".repeat(5000) + "\""));
        BanDetails details = BanDetails.of("{\"matches\": [" + lines + "]}");
        assertThat(details.matches()).hasSize(20).allMatch(line -> line.length() == 1000);
    }

    @Test
    void charactersThatADatabaseRefusesAreReplaced() {
        BanDetails details = BanDetails.of("{\"matches\": [\"a\\u0000b\\ud800c\"]}");
        assertThat(details.matches()).containsExactly("a\uFFFDb\uFFFDc");
    }

    @Test
    void markupAndLineBreaksComeThroughUnchanged() {
        String line = "<script>alert(\"x\")</script>\n\u202E\\";
        BanDetails details = new BanDetails(1, List.of(line));
        assertThat(BanDetails.matches(details.matchesJson())).containsExactly(line);
    }
}
