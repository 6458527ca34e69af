package org.bangui.fail2ban.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Python's texts on the wire: UTF-8 in which lone surrogates may stand ({@code surrogatepass}). */
final class PythonText {

    private PythonText() {}

    static String decode(byte[] bytes) throws MalformedReply {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.indexOf('\uFFFD') < 0 ? text : decodeSurrogates(bytes);
    }

    private static String decodeSurrogates(byte[] bytes) throws MalformedReply {
        StringBuilder text = new StringBuilder(bytes.length);
        int start = 0;
        for (int i = 0; i + 2 < bytes.length; i++) {
            if (isSurrogate(bytes, i)) {
                text.append(strict(bytes, start, i));
                text.append((char) (0xD000 | (bytes[i + 1] & 0x3F) << 6 | bytes[i + 2] & 0x3F));
                start = i + 3;
                i += 2;
            }
        }
        return text.append(strict(bytes, start, bytes.length)).toString();
    }

    private static boolean isSurrogate(byte[] bytes, int i) {
        return (bytes[i] & 255) == 0xED && (bytes[i + 1] & 0xE0) == 0xA0 && (bytes[i + 2] & 0xC0) == 0x80;
    }

    private static String strict(byte[] bytes, int from, int to) throws MalformedReply {
        String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        byte[] again = text.getBytes(StandardCharsets.UTF_8);
        if (!Arrays.equals(again, 0, again.length, bytes, from, to)) {
            throw new MalformedReply("a text is not UTF-8");
        }
        return text;
    }
}
