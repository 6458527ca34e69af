package org.bangui.fail2ban.files;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What Python means by white space, numbers, truth, and how it prints values. */
final class Python {

    /** Inside a character class of a regex: what Python calls white space. */
    static final String SPACE = "\\s\\x1c-\\x1f\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";

    /** Inside a character class of a regex: what Python calls a word character. */
    static final String WORD = "\\p{L}\\p{N}_";

    private static final Pattern INTEGER = Pattern.compile("[+-]?\\p{Nd}+(?:_\\p{Nd}+)*");

    private Python() {}

    static boolean isSpace(char c) {
        return c >= '\t' && c <= '\r'
                || c >= 0x1c && c <= ' '
                || c >= 0x2000 && c <= 0x200a
                || "\u0085\u00a0\u1680\u2028\u2029\u202f\u205f\u3000".indexOf(c) >= 0;
    }

    static boolean isWord(int codePoint) {
        int type = Character.getType(codePoint);
        return Character.isLetter(codePoint)
                || codePoint == '_'
                || type == Character.DECIMAL_DIGIT_NUMBER
                || type == Character.LETTER_NUMBER
                || type == Character.OTHER_NUMBER;
    }

    static String strip(String text) {
        int start = 0;
        while (start < text.length() && isSpace(text.charAt(start))) {
            start++;
        }
        return stripEnd(text.substring(start));
    }

    static String stripEnd(String text) {
        int end = text.length();
        while (end > 0 && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end);
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** Cuts at line feeds; the empty text is one empty line. */
    static List<String> lines(String text) {
        return Arrays.asList(text.split("\n", -1));
    }

    /** Python's int(), null when it would raise. */
    static BigInteger integer(String text) {
        String number = strip(text);
        if (number.length() > 4300 || !INTEGER.matcher(number).matches()) {
            return null;
        }
        return new BigInteger(number.replace("_", "").replace("+", ""));
    }

    /** fail2ban's idea of yes: 1, on, true or yes, in any case. */
    static Boolean truth(Object content) {
        if (content instanceof String text) {
            return List.of("1", "on", "true", "yes").contains(lower(text));
        }
        return content != null && !Boolean.FALSE.equals(content) && !BigInteger.ZERO.equals(content);
    }

    /** What Python's repr() gives for text, numbers, truth, None, lists and maps of these. */
    static String repr(Object value) {
        if (value == null) {
            return "None";
        }
        if (value instanceof Boolean truth) {
            return truth ? "True" : "False";
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Python::repr).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> repr(entry.getKey()) + ": " + repr(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return value instanceof String text ? quoted(text) : value.toString();
    }

    private static String quoted(String text) {
        char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
        StringBuilder out = new StringBuilder().append(quote);
        text.codePoints().forEach(c -> {
            if (c == quote || c == '\\') {
                out.append('\\').appendCodePoint(c);
            } else if (isPrintable(c)) {
                out.appendCodePoint(c);
            } else {
                out.append(escape(c));
            }
        });
        return out.append(quote).toString();
    }

    private static String escape(int c) {
        int known = "\n\r\t".indexOf(c);
        if (known >= 0) {
            return "\\" + "nrt".charAt(known);
        }
        return c < 0x100 ? "\\x%02x".formatted(c) : c < 0x10000 ? "\\u%04x".formatted(c) : "\\U%08x".formatted(c);
    }

    private static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> c == ' ';
            default -> true;
        };
    }

    /** What Python's json.dumps() gives for a map of texts. */
    static String json(Map<String, String> map) {
        List<String> members = new ArrayList<>();
        map.forEach((key, value) -> members.add(jsonText(key) + ": " + jsonText(value)));
        return "{" + String.join(", ", members) + "}";
    }

    private static String jsonText(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            int known = "\"\\\n\r\t\b\f".indexOf(c);
            if (known >= 0) {
                out.append('\\').append("\"\\nrtbf".charAt(known));
            } else if (c < ' ' || c > '~') {
                out.append("\\u%04x".formatted((int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }
}
