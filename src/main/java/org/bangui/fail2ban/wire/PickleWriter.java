package org.bangui.fail2ban.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.razorvine.pickle.IObjectPickler;
import net.razorvine.pickle.Pickler;

/**
 * Writes requests: a list of texts, numbers, truths, nothings, lists and maps, pickled at protocol 2, which every Python 3 reads, and the end mark.
 *
 * <p>The daemon looks for the end mark in the raw bytes, before it reads the pickle. So a text that could hold the mark is
 * written with opcode {@code V} (raw-unicode-escape), where {@code <} becomes <code>&#92;u003c</code>. So is a text with
 * a lone surrogate, which UTF-8 cannot carry.
 */
final class PickleWriter extends Pickler {

    static final byte[] END = "<F2B_END_COMMAND>".getBytes(StandardCharsets.US_ASCII);

    private static final String MARK = "<F2B_";

    private record Escaped(String text) {}

    private PickleWriter() {
        super(false);
    }

    /** The bytes that ask all these commands, one after the other. */
    static byte[] requests(List<Command> commands) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 * commands.size());
            PickleWriter writer = new PickleWriter();
            for (Command command : commands) {
                writer.dump(prepared(command.words()), bytes);
                bytes.write(END);
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new IllegalArgumentException("This command cannot be written for fail2ban.", e);
        }
    }

    private static Object prepared(Object word) {
        if (word instanceof List<?> list) {
            List<Object> words = new ArrayList<>(list.size());
            list.forEach(each -> words.add(prepared(each)));
            return words;
        }
        if (word instanceof String text) {
            return text.contains(MARK) || hasLoneSurrogate(text) ? new Escaped(text) : text;
        }
        if (word instanceof Map<?, ?> map) {
            Map<Object, Object> entries = new LinkedHashMap<>();
            map.forEach((key, value) -> entries.put(prepared(key), prepared(value)));
            return entries;
        }
        if (word == null || word instanceof BigInteger || word instanceof Boolean) {
            return word;
        }
        throw new IllegalArgumentException("A command consists of texts, whole numbers, truths, lists and maps.");
    }

    private static boolean hasLoneSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                int pair = text.codePointAt(i);
                if (pair <= Character.MAX_VALUE) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }

    @Override
    protected IObjectPickler getCustomPickler(Class<?> type) {
        return type == Escaped.class ? PickleWriter::writeEscaped : super.getCustomPickler(type);
    }

    private static void writeEscaped(Object value, OutputStream out, Pickler pickler) throws IOException {
        StringBuilder text = new StringBuilder("V");
        ((Escaped) value).text().codePoints().forEach(c -> text.append(escaped(c)));
        out.write(text.append('\n').toString().getBytes(StandardCharsets.US_ASCII));
    }

    private static String escaped(int c) {
        if (c > 0xFFFF) {
            return String.format("\\U%08x", c);
        }
        boolean plain = c >= ' ' && c <= '~' && c != '<' && c != '\\';
        return plain ? String.valueOf((char) c) : String.format("\\u%04x", c);
    }
}
