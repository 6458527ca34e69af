package org.bangui.fail2ban.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PickleReaderTest {

    static Stream<Path> recordings() {
        return RecordedReplies.all().stream();
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void aReplyMeansWhatPyroliteReads(Path recording) throws IOException {
        byte[] bytes = RecordedReplies.bytes(recording);
        assertThat(SecondOpinion.plain(RecordedReplies.decode(bytes)))
                .isEqualTo(SecondOpinion.plain(SecondOpinion.decode(bytes)));
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void aReplyReadByteByByteIsTheSameAndNothingBeyondItsEndIsTaken(Path recording) throws IOException {
        byte[] bytes = RecordedReplies.bytes(recording);
        PickleInput in = RecordedReplies.input(bytes, 1);
        assertThat(SecondOpinion.plain(PickleReader.read(in)))
                .isEqualTo(SecondOpinion.plain(RecordedReplies.decode(bytes)));
        assertThat(in.bytes(PickleWriter.END.length)).isEqualTo(PickleWriter.END);
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void aReplyCutAnywhereIsNoReply(Path recording) {
        byte[] bytes = RecordedReplies.bytes(recording);
        for (int length = 0; length < bytes.length - PickleWriter.END.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> RecordedReplies.decode(cut)).isInstanceOf(EOFException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void aDamagedReplyEndsInAValueOrARefusal(Path recording) {
        Random random = new Random(11);
        for (int i = 0; i < 100; i++) {
            byte[] bytes = RecordedReplies.bytes(recording);
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try {
                RecordedReplies.decode(bytes);
            } catch (IOException e) {
                assertThat(e).isInstanceOfAny(MalformedReply.class, EOFException.class);
            }
        }
    }

    @Test
    void everyKindOfValueIsRead() throws IOException {
        List<?> echo = (List<?>) ((List<?>) RecordedReplies.decode("1.0.2", "echo")).get(1);
        assertThat(echo.subList(0, 13).toArray())
                .containsExactly(
                        null,
                        true,
                        false,
                        0L,
                        -1L,
                        255L,
                        65535L,
                        65536L,
                        Long.MIN_VALUE,
                        1.5,
                        "",
                        "é€😀",
                        "x".repeat(300));
        assertThat(echo.get(13)).isEqualTo(Map.of("a", 1L, "b", List.of()));
        assertThat(echo.get(14)).isEqualTo(List.of(1L));
        assertThat((byte[]) echo.get(15)).containsExactly(0, -1);
        assertThat(echo.subList(16, 20)).isEqualTo(List.of("same", "same", "<F2B_", List.of(1L, List.of(2L))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.11.2", "1.0.2", "1.1.0"})
    void addressesAreTexts(String version) throws IOException {
        assertThat(RecordedReplies.decode(version, "banip"))
                .isEqualTo(List.of(0L, List.of("192.0.2.1", "2001:db8::1", "198.51.100.0/24", "not an address")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.11.2", "1.0.2", "1.1.0"})
    void anExceptionIsAClassAndArguments(String version) throws IOException {
        PythonObject unknown = (PythonObject) ((List<?>) RecordedReplies.decode(version, "unknown-jail")).get(1);
        assertThat(unknown)
                .isEqualTo(new PythonObject(
                        new PythonClass("fail2ban.exceptions", "UnknownJailException"), List.of("nobody")));
    }

    @Test
    void aStateIsDropped() throws IOException {
        assertThat(RecordedReplies.decode("1.0.2", "database-locked"))
                .isEqualTo(List.of(
                        1L,
                        new PythonObject(
                                new PythonClass("sqlite3", "OperationalError"), List.of("database is locked"))));
    }

    @Test
    void loneSurrogatesAreKept() throws IOException {
        assertThat(RecordedReplies.decode(pickle(0x8c, 7, 'a', 0xED, 0xB3, 0xBF, 0xC3, 0xA9, 'b', '.')))
                .isEqualTo("a\udcffé" + "b");
    }

    @Test
    void aReplacementCharacterIsAnOrdinaryOne() throws IOException {
        assertThat(RecordedReplies.decode(pickle(0x8c, 3, 0xEF, 0xBF, 0xBD, '.')))
                .isEqualTo("\uFFFD");
    }

    @Test
    void aNumberLargerThanALongIsRead() throws IOException {
        assertThat(RecordedReplies.decode(pickle(0x8a, 9, 0, 0, 0, 0, 0, 0, 0, 0x80, 0, '.')))
                .isEqualTo(BigInteger.TWO.pow(63));
    }

    @Test
    void aTupleOfMoreThanThreeIsRead() throws IOException {
        assertThat(RecordedReplies.decode(pickle('(', 'K', 1, 'K', 2, 'K', 3, 'K', 4, 't', '.')))
                .isEqualTo(List.of(1L, 2L, 3L, 4L));
    }

    @Test
    void whatIsNamedIsNeverCreated() throws IOException {
        byte[] call = text("\u0080\u0004c", "os\nsystem\n\u008c\u0004true\u0085R.");
        assertThat(RecordedReplies.decode(call))
                .isEqualTo(new PythonObject(new PythonClass("os", "system"), List.of("true")));
    }

    @Test
    void aTextTypeWithOtherArgumentsStaysInert() throws IOException {
        assertThat(RecordedReplies.decode(text("cbuiltins\nstr\n", "K\u0001\u0085R.")))
                .isInstanceOf(PythonObject.class);
    }

    static Stream<byte[]> malformedValues() {
        return Stream.of(
                pickle('X', 0xff, 0xff, 0xff, 0xff),
                pickle('X', 0xff, 0xff, 0xff, 0x7f),
                pickle(0x8d, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff),
                pickle('B', 0, 0, 0, 0x10),
                pickle(0x8b, 0xff, 0xff, 0xff, 0x7f),
                pickle(0x8b, 0, 1, 0, 0),
                pickle(0x80, 6, 'N', '.'),
                pickle(0x8c, 2, 0xC3, 0x28, '.'),
                pickle(0x8c, 3, 0xF0, 0x9F, 0x98, '.'),
                pickle(0x8c, 1, 0xFF, '.'),
                text("c", "x".repeat(2000)));
    }

    static Stream<byte[]> malformedStructures() {
        return Stream.of(
                pickle('.'),
                pickle('N', 'N', '.'),
                pickle('(', '.'),
                pickle('(', 'N', '.'),
                pickle('t', '.'),
                pickle('N', 0x86, '.'),
                pickle('N', '(', 0x85, '.'),
                pickle(']', '(', 'N', 'a', '.'),
                pickle('N', 'N', 'a', '.'),
                pickle(')', 'N', 'a', '.'),
                pickle('N', 0x85, 'N', 'a', '.'),
                pickle('}', 'N', 'N', 'N', 'u', '.'),
                pickle('}', '(', 'N', 'u', '.'),
                pickle('}', ']', 'N', 's', '.'),
                pickle('}', ')', 'N', 's', '.'),
                pickle(']', 'N', 'N', 's', '.'),
                pickle('h', 0, '.'),
                pickle('j', 0xff, 0xff, 0xff, 0xff, '.'),
                pickle('N', 'r', 0xff, 0xff, 0xff, 0x7f, '.'),
                pickle('N', 'q', 1, '.'),
                pickle(0x94, '.'),
                pickle('N', 'N', 0x93, '.'),
                pickle('N', ')', 'R', '.'),
                pickle('N', 'N', 'b', '.'),
                pickle('i', 'o', 's', '\n', 'x', '\n', '.'),
                pickle('P', '1', '\n', '.'),
                pickle('I', '1', '\n', '.'),
                pickle(0x82, 1, '.'),
                pickle(0x97, '.'),
                pickle(0x98, '.'),
                pickle('N', 0x81, '.'));
    }

    @ParameterizedTest
    @MethodSource({"malformedValues", "malformedStructures"})
    void whatNoDaemonSendsIsRefused(byte[] bytes) {
        assertThatExceptionOfType(MalformedReply.class).isThrownBy(() -> RecordedReplies.decode(bytes));
    }

    @Test
    void aListInItselfIsRefused() {
        assertMalformed(pickle(']', 0x94, 'h', 0, 'a', '.'), "leads nowhere");
    }

    @Test
    void listsThatDoubleAtEachStepAreRefused() {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        bomb.writeBytes(pickle(']', 0x94));
        for (int i = 0; i < 60; i++) {
            bomb.writeBytes(pickle('h', i, 'h', i, 0x86, 0x94));
        }
        assertMalformed(bomb.toByteArray(), "leads nowhere");
    }

    @Test
    void deepNestingIsRefused() {
        byte[] deep = new byte[1_000_000];
        Arrays.fill(deep, (byte) 0x85);
        deep[0] = 'N';
        deep[deep.length - 1] = '.';
        assertMalformed(deep, "too deeply");
    }

    @Test
    void nestingThatFail2banUsesIsRead() throws IOException {
        byte[] some = new byte[42];
        Arrays.fill(some, (byte) 0x85);
        some[0] = 'N';
        some[some.length - 1] = '.';
        assertThat(RecordedReplies.decode(some)).isInstanceOf(List.class);
    }

    @Test
    void endlessListsAreRefused() {
        byte[] lists = new byte[3_000_000];
        Arrays.fill(lists, (byte) ']');
        assertMalformed(lists, "too many lists");
    }

    @Test
    void endlessValuesAreRefused() {
        byte[] nothings = new byte[11_000_000];
        Arrays.fill(nothings, (byte) 'N');
        assertMalformed(nothings, "too many parts");
    }

    @Test
    void aReplyLargerThanTheLimitIsRefusedBeforeItIsRead() {
        assertMalformed(pickle('B', 0, 0, 0, 5), "too large");
    }

    private static void assertMalformed(byte[] bytes, String reason) {
        assertThatExceptionOfType(MalformedReply.class)
                .isThrownBy(() -> RecordedReplies.decode(bytes))
                .withMessageContaining(reason);
    }

    private static byte[] pickle(int... bytes) {
        byte[] pickle = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            pickle[i] = (byte) bytes[i];
        }
        return pickle;
    }

    private static byte[] text(String... parts) {
        return String.join("", parts).getBytes(StandardCharsets.ISO_8859_1);
    }
}
