package org.bangui.fail2ban.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.razorvine.pickle.Unpickler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PickleWriterTest {

    @Test
    void aRequestIsAPickleOfProtocol2AndTheEndMark() {
        byte[] bytes = PickleWriter.requests(List.of(Command.read("ping")));
        assertThat(bytes).startsWith(0x80, 2).endsWith(PickleWriter.END);
    }

    @Test
    void ourReaderReadsWhatIsWritten() throws IOException {
        byte[] bytes = PickleWriter.requests(List.of(new Command(List.of("a", List.of("é", List.of())), true)));
        assertThat(RecordedReplies.decode(bytes)).isEqualTo(List.of("a", List.of("é", List.of())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<F2B_END_COMMAND>",
                "x<F2B_CLOSE_COMMAND>",
                "<F2B_",
                "\\u003c<F2B_\\",
                "<F2B_\n\r\t\0\u001a\u007f",
                "<F2B_é€😀",
                "<F2B_\\",
                "plain",
                "",
                "a\nb",
                "\\n"
            })
    void noTextCanHoldTheEndMarkAndEveryTextIsKept(String text) throws IOException {
        byte[] bytes = PickleWriter.requests(List.of(Command.read("echo", text)));
        String pickle = new String(bytes, 0, bytes.length - PickleWriter.END.length, StandardCharsets.ISO_8859_1);
        assertThat(pickle).doesNotContain("<F2B_");
        assertThat(new Unpickler().loads(bytes)).isEqualTo(List.of("echo", text));
    }

    @Test
    void loneSurrogatesAreWrittenSoThatPythonReadsThemBack() {
        byte[] bytes = PickleWriter.requests(List.of(Command.read("\udcff")));
        assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).contains("V\\udcff\n");
    }

    @Test
    void commandsFollowEachOther() {
        byte[] one = PickleWriter.requests(List.of(Command.read("ping")));
        byte[] two = PickleWriter.requests(List.of(Command.read("ping"), Command.read("ping")));
        assertThat(two).hasSize(2 * one.length).startsWith(one);
    }

    @Test
    void anythingButTextsAndListsIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PickleWriter.requests(List.of(new Command(Arrays.asList("set", 1), true))));
    }
}
