package org.bangui.fail2ban.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Stream;
import org.bangui.fail2ban.JailName;
import org.junit.jupiter.api.Test;

class JailEndsTest {

    private static final JailName SSHD = new JailName("sshd");
    private static final String AT = "2026-03-14 12:00:0%d,000 fail2ban.%s [7]: %s";

    private static Map<JailName, JailEnd> ends(String... lines) {
        JailEnds ends = new JailEnds(ZoneOffset.UTC);
        Stream.of(lines).forEach(ends::read);
        return ends.all();
    }

    @Test
    void aJailThatWasStoppedEndedWithoutAnError() {
        assertThat(ends(AT.formatted(1, "jail", "INFO    Jail 'sshd' stopped")))
                .containsEntry(SSHD, new JailEnd(SSHD, Instant.parse("2026-03-14T12:00:01Z"), null));
    }

    @Test
    void aJailThatRunsAgainDidNotEnd() {
        String stopped = AT.formatted(1, "jail", "INFO    Jail 'sshd' stopped");
        assertThat(ends(stopped, AT.formatted(2, "jail", "INFO    Jail 'sshd' started")))
                .isEmpty();
        assertThat(ends(stopped, AT.formatted(2, "server", "INFO    Jail 'sshd' reloaded")))
                .isEmpty();
    }

    @Test
    void whatFail2banRefusedIsTheReasonWithoutTheWholeCommand() {
        Map<JailName, JailEnd> ends = ends(
                AT.formatted(1, "jail", "INFO    Jail 'sshd' stopped"),
                AT.formatted(
                        2,
                        "transmitter",
                        "ERROR   Command ['reload', 'sshd', [], [['add', 'sshd', 'x']]] has failed. Received"
                                + " ValueError(\"Unknown backend x\")"));
        assertThat(ends.get(SSHD).error()).isEqualTo("ValueError(\"Unknown backend x\")");
    }

    @Test
    void theReasonOfARefusalOutlivesTheEndAndQuestionsAfterwards() {
        assertThat(ends(
                                AT.formatted(
                                        1,
                                        "transmitter",
                                        "ERROR   Command ['reload', 'sshd', [], []] has failed. Received"
                                                + " RuntimeError('no firewall')"),
                                AT.formatted(2, "jail", "INFO    Jail 'sshd' stopped"),
                                AT.formatted(
                                        3,
                                        "transmitter",
                                        "ERROR   Command ['start', 'sshd'] has failed. Received"
                                                + " UnknownJailException('sshd')"))
                        .get(SSHD)
                        .error())
                .isEqualTo("RuntimeError('no firewall')");
    }

    @Test
    void whatFailedBeforeAnOrderedStopIsOver() {
        assertThat(ends(
                                AT.formatted(1, "actions", "ERROR   Failed to start jail 'sshd' action 'nft': Error"),
                                AT.formatted(2, "jail", "INFO    Jail 'sshd' stopped"))
                        .get(SSHD)
                        .error())
                .isNull();
    }

    @Test
    void otherJailsAndQuotedLinesSayNothing() {
        assertThat(ends(AT.formatted(1, "filter", "DEBUG [sshd] x ERROR   boo")))
                .isEmpty();
        assertThat(ends(AT.formatted(1, "jail", "INFO    Jail 'ssh' stopped"))).doesNotContainKey(SSHD);
    }

    @Test
    void anErrorThatNamesTheJailIsAReason() {
        String error = "Failed to start jail 'sshd' action 'nft': Error starting action Jail('sshd')/nft";
        assertThat(ends(AT.formatted(1, "actions", "ERROR   " + error))
                        .get(SSHD)
                        .error())
                .isEqualTo(error);
    }

    @Test
    void aQuestionThatWasRefusedIsNoReason() {
        assertThat(ends(AT.formatted(
                        1,
                        "transmitter",
                        "ERROR   Command ['get', 'sshd', 'idle'] has failed. Received Exception('x')")))
                .isEmpty();
    }

    @Test
    void whatStrangersWroteIsShortAndHasNoControlCharacters() {
        String error = "[sshd] unable to read \u001b[31m" + "x".repeat(5000);
        assertThat(ends(AT.formatted(1, "filter", "ERROR   " + error)).get(SSHD).error())
                .startsWith("[sshd] unable to read \uFFFD[31m")
                .hasSize(301);
    }
}
