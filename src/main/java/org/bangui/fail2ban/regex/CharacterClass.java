package org.bangui.fail2ban.regex;

import java.util.function.IntConsumer;

/** One {@code [..]} of a Python regular expression; what is special to Java only is escaped. */
final class CharacterClass {

    private final String regex;
    private final StringBuilder out = new StringBuilder("[");
    private int at;

    /** @param open the index of the opening bracket */
    CharacterClass(String regex, int open) {
        this.regex = regex;
        this.at = open + 1;
    }

    /** @param end gets the index behind the closing bracket */
    String translate(IntConsumer end) {
        if (isAt('^')) {
            out.append('^');
            at++;
        }
        int first = at;
        while (at == first || !isAt(']')) {
            String item = item();
            if (isAt('-') && at + 1 < regex.length() && regex.charAt(at + 1) != ']') {
                at++;
                String last = item();
                if (isMany(item) || isMany(last)) {
                    throw new IllegalArgumentException(
                            "The expression has a range that is none: " + item + "-" + last + ".");
                }
                out.append(item).append('-').append(last);
            } else {
                out.append(item);
            }
        }
        end.accept(at + 1);
        return out.append(']').toString();
    }

    private String item() {
        if (at >= regex.length()) {
            throw new IllegalArgumentException("The expression has a [ without ].");
        }
        if (isAt('\\')) {
            int end = Escape.end(regex, at);
            String escape = regex.substring(at, end);
            at = end;
            return Escape.insideClass(escape);
        }
        int c = regex.codePointAt(at);
        at += Character.charCount(c);
        String text = Character.toString(c);
        return c < 128 && !Character.isLetterOrDigit(c) && c > ' ' || c == ' ' ? "\\" + text : text;
    }

    private static boolean isMany(String item) {
        return item.startsWith("[") || item.startsWith("\\p") || item.startsWith("\\s") || item.matches("\\\\[dD]");
    }

    private boolean isAt(char c) {
        return at < regex.length() && regex.charAt(at) == c;
    }
}
