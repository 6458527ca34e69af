package org.bangui.fail2ban.files;

import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** fail2ban's durations: {@code 600}, {@code 10m}, {@code 1h 30min}, {@code 1d12h}. */
public final class Seconds {

    private static final Pattern PART = Pattern.compile("([-+]?)\\s*(\\d+(?:\\.\\d+)?)\\s*([a-z]*)\\s*");
    private static final Pattern ARITHMETIC = Pattern.compile("[-+*/().\\d\\sa-z]*\\d[-+*/().\\d\\sa-z]*");
    private static final Pattern WORD = Pattern.compile("[a-z]+");
    private static final double DAY = 86_400;
    private static final double YEAR = 365.25 * DAY;

    private Seconds() {}

    /** The duration in seconds, nothing when the text is none or an arithmetic expression. */
    public static OptionalDouble parse(String text) {
        Matcher part = PART.matcher(Python.lower(Python.strip(text)));
        double sum = 0;
        int at = 0;
        while (part.find() && part.start() == at) {
            double unit = unit(part.group(3));
            if (unit == 0) {
                return OptionalDouble.empty();
            }
            sum += (part.group(1).equals("-") ? -1 : 1) * Double.parseDouble(part.group(2)) * unit;
            at = part.end();
        }
        boolean complete = at > 0 && at == Python.strip(text).length();
        return complete ? OptionalDouble.of(sum) : OptionalDouble.empty();
    }

    /** Whether fail2ban can make a number of it, as far as that can be told without calculating. */
    static boolean isDuration(String text) {
        String lower = Python.lower(Python.strip(text));
        return parse(text).isPresent()
                || ARITHMETIC.matcher(lower).matches()
                        && lower.matches(".*[*/()].*")
                        && WORD.matcher(lower).results().allMatch(word -> unit(word.group()) > 0);
    }

    private static double unit(String name) {
        if (name.isEmpty() || name.matches("seconds?|sec?|ss?")) {
            return 1;
        } else if (name.matches("minutes?|min?|mm?")) {
            return 60;
        } else if (name.matches("hours?|hou?|hh?")) {
            return 3600;
        } else if (name.matches("days?|da|dd?")) {
            return DAY;
        } else if (name.matches("weeks?|wee?|ww?")) {
            return 7 * DAY;
        } else if (name.matches("months?|mon?")) {
            return YEAR / 12;
        }
        return name.matches("years?|yea?|yy?") ? YEAR : 0;
    }
}
