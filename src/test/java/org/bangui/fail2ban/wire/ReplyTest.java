package org.bangui.fail2ban.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.List;
import org.bangui.fail2ban.Fail2banException.Protocol;
import org.bangui.fail2ban.Fail2banException.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyTest {

    private static final Command COMMAND = Command.read("get", "sshd", "bantime");

    private static Reply recorded(String version, String name) throws IOException {
        return Reply.of(COMMAND, RecordedReplies.decode(version, name));
    }

    @Test
    void aResultIsItsValue() throws IOException {
        assertThat(recorded("1.0.2", "ping").text()).isEqualTo("pong");
        assertThat(recorded("1.0.2", "bantime-permanent").number()).isEqualTo(-1);
        assertThat(recorded("1.0.2", "bantime-huge").number()).isEqualTo(10995116277760L);
        assertThat(recorded("1.0.2", "findtime-fraction").number()).isEqualTo(5400);
        assertThat(recorded("1.0.2", "sleep").textOrNull()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "unknown-jail, fail2ban.exceptions.UnknownJailException",
        "invalid-command, builtins.Exception",
        "missing-argument, builtins.IndexError",
        "bad-regex, fail2ban.server.failregex.RegexException",
        "bad-number, builtins.ValueError",
    })
    void aRefusalKeepsTheClassOfItsError(String name, String type) throws IOException {
        for (String version : List.of("0.11.2", "1.0.2", "1.1.0")) {
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(recorded(version, name)::value)
                    .satisfies(e -> assertThat(e.type()).isEqualTo(type))
                    .satisfies(e -> assertThat(e.unknownJail()).isEqualTo(name.equals("unknown-jail")))
                    .satisfies(e -> assertThat(e.command()).isEqualTo("get sshd bantime"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.11.2", "1.0.2", "1.1.0"})
    void aBareTextIsAProtocolError(String version) throws IOException {
        assertThatExceptionOfType(Protocol.class)
                .isThrownBy(recorded(version, "unpicklable")::value)
                .withMessageContaining("ERROR: cannot pickle");
    }

    @Test
    void anotherShapeThanExpectedIsAProtocolError() throws IOException {
        assertThatExceptionOfType(Protocol.class).isThrownBy(recorded("1.0.2", "ping")::number);
        assertThatExceptionOfType(Protocol.class).isThrownBy(recorded("1.0.2", "ping")::list);
        assertThatExceptionOfType(Protocol.class).isThrownBy(recorded("1.0.2", "sleep")::text);
    }

    @Test
    void aLongRefusalIsCut() throws IOException {
        PythonObject error = new PythonObject(new PythonClass("m", "E"), List.of("x".repeat(100_000), 1L));
        Reply reply = Reply.of(COMMAND, List.of(1L, error));
        assertThatExceptionOfType(Refused.class).isThrownBy(reply::value).satisfies(e -> assertThat(e.getMessage())
                .hasSizeLessThan(1000));
    }

    @Test
    void whatIsNoAnswerIsRefused() {
        for (Object decoded : new Object[] {null, 1L, List.of(), List.of(0L), List.of("0", "x"), List.of(0L, 1L, 2L)}) {
            assertThatExceptionOfType(MalformedReply.class).isThrownBy(() -> Reply.of(COMMAND, decoded));
        }
    }
}
