package org.bangui.fail2ban.files;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The form in which a jail names its filter and actions: {@code name[option=value, other="a, b"][third='..']}. */
final class OptionSyntax {

    private static final String NAME = "[-." + Python.WORD + "]+";
    private static final String SPACES = "[" + Python.SPACE + "]*";
    private static final String NEXT_GROUP = "\\]" + SPACES + "\\[";
    private static final String ASSIGNMENT = "(" + NAME + ")=(?:\"([^\"]*)\"|'([^']*)'|([^,\\]]*))";
    private static final Pattern WHOLE = regex("([^\\[]+)(?:\\[(.*)\\])?" + SPACES);
    private static final Pattern OPTION =
            regex(SPACES + ASSIGNMENT + "(?:,|" + NEXT_GROUP + "|$|(?<after>.+))|,?" + SPACES + "$|(?<instead>.+)");
    private static final Pattern UNCHECKED_OPTION = regex(ASSIGNMENT + "(?:,|" + NEXT_GROUP + "|$)");

    private OptionSyntax() {}

    private static Pattern regex(String text) {
        return Pattern.compile(text, Pattern.DOTALL | Pattern.UNIX_LINES);
    }

    /**
     * A name with its options.
     *
     * @param options as written, without quotes and outer white space
     */
    record Named(String name, Map<String, String> options) {}

    /** @throws IllegalArgumentException with fail2ban's own words when the form is wrong and the release checks it */
    static Named parse(String text, Release release) {
        Matcher whole = WHOLE.matcher(text);
        if (!whole.matches()) {
            throw new IllegalArgumentException("unexpected option syntax");
        }
        String inner = whole.group(2) == null ? "" : whole.group(2);
        return new Named(whole.group(1), inner.isEmpty() ? Map.of() : options(inner, release));
    }

    private static Map<String, String> options(String inner, Release release) {
        Map<String, String> options = new LinkedHashMap<>();
        Pattern form = release.checksBrackets() ? OPTION : UNCHECKED_OPTION;
        Matcher option = form.matcher(inner);
        while (option.find()) {
            if (release.checksBrackets()) {
                check(option, inner);
            }
            if (option.group(1) != null) {
                options.put(option.group(1), Python.strip(content(option)));
            }
        }
        return options;
    }

    private static String content(Matcher option) {
        return option.group(2) != null ? option.group(2) : option.group(3) != null ? option.group(3) : option.group(4);
    }

    private static void check(Matcher option, String inner) {
        if (option.group("after") != null) {
            throw new IllegalArgumentException("unexpected syntax at %d after option %s: %s"
                    .formatted(
                            inner.codePointCount(0, option.start("after")),
                            Python.repr(option.group(1)),
                            beginning(option.group("after"))));
        }
        if (option.group("instead") != null) {
            throw new IllegalArgumentException("expected option, wrong syntax at %d: %s"
                    .formatted(inner.codePointCount(0, option.start("instead")), beginning(option.group("instead"))));
        }
    }

    private static String beginning(String text) {
        int length = Math.min(25, text.codePointCount(0, text.length()));
        return text.substring(0, text.offsetByCodePoints(0, length));
    }

    /** Cuts at commas, blanks and line ends. */
    static List<String> words(String text, Release release) {
        String separators = release.splitsWordsAtAnySpace() ? "[," + Python.SPACE + "]+" : "[ ,\\n]+";
        return Pattern.compile(separators)
                .splitAsStream(text)
                .map(Python::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
