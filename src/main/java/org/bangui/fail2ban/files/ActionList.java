package org.bangui.fail2ban.files;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Cuts a jail's list of actions into its items: names with or without {@code [options]}, between white space. White space
 * inside brackets does not cut, unless the brackets are wrong.
 */
final class ActionList {

    private final String text;

    /** Where options may start, and were tried in vain: without it some wrong lists would take for ever. */
    private final BitSet inVain = new BitSet();

    private ActionList(String text) {
        this.text = text;
    }

    static List<String> split(String text) {
        ActionList list = new ActionList(text);
        List<String> items = new ArrayList<>();
        int at = list.skipSpaces(0);
        while (at < text.length()) {
            int end = list.itemEnd(at);
            items.add(text.substring(at, end));
            at = list.skipSpaces(end);
        }
        return items;
    }

    private int itemEnd(int start) {
        int nameEnd = start;
        while (!isSpaceOrEnd(nameEnd) && !isAt(nameEnd, '[')) {
            nameEnd++;
        }
        int bracket = skipSpaces(nameEnd);
        int end = nameEnd > start && isAt(bracket, '[') ? bracketsEnd(skipSpaces(bracket + 1)) : -1;
        if (end < 0) {
            end = start;
            while (!isSpaceOrEnd(end)) {
                end++;
            }
        }
        return end;
    }

    /** Behind the last bracket when options start here, -1 when no bracket closes them. */
    private int bracketsEnd(int start) {
        if (inVain.get(start)) {
            return -1;
        }
        int end = endAfterOption(start);
        if (end < 0 && isAt(start, ']') && isSpaceOrEnd(start + 1)) {
            end = start + 1;
        }
        inVain.set(start, end < 0);
        return end;
    }

    private int endAfterOption(int start) {
        int equals = start;
        while (equals < text.length() && isOfName(text.codePointAt(equals))) {
            equals = text.offsetByCodePoints(equals, 1);
        }
        if (equals == start || !isAt(equals, '=')) {
            return -1;
        }
        int value = equals + 1;
        boolean quoted = isAt(value, '"') || isAt(value, '\'');
        int quote = quoted ? text.indexOf(text.charAt(value), value + 1) : -1;
        int end = quote < 0 ? -1 : endAfterValue(quote + 1);
        return end < 0 ? endAfterPlainValue(value) : end;
    }

    /** A value without quotes ends at a comma or bracket, or anywhere before if only so the brackets close. */
    private int endAfterPlainValue(int start) {
        int valueEnd = start;
        while (valueEnd < text.length() && !isAt(valueEnd, ',') && !isAt(valueEnd, ']')) {
            valueEnd++;
        }
        int end = -1;
        while (end < 0 && valueEnd >= start) {
            end = endAfterValue(valueEnd--);
        }
        return end;
    }

    private int endAfterValue(int valueEnd) {
        int next = skipSpaces(valueEnd);
        int behindSeparator = -1;
        if (isAt(next, ',')) {
            behindSeparator = next + 1;
        } else if (isAt(next, ']') && isAt(skipSpaces(next + 1), '[')) {
            behindSeparator = skipSpaces(next + 1) + 1;
        }
        int end = behindSeparator < 0 ? -1 : bracketsEnd(skipSpaces(behindSeparator));
        return end < 0 ? bracketsEnd(next) : end;
    }

    private static boolean isOfName(int c) {
        return c == '-' || c == '.' || Python.isWord(c);
    }

    private int skipSpaces(int start) {
        int at = start;
        while (at < text.length() && Python.isSpace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private boolean isSpaceOrEnd(int at) {
        return at >= text.length() || Python.isSpace(text.charAt(at));
    }

    private boolean isAt(int at, char c) {
        return at < text.length() && text.charAt(at) == c;
    }
}
