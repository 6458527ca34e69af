package org.bangui.fail2ban;

import java.nio.charset.Charset;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.bangui.fail2ban.files.Seconds;
import org.bangui.fail2ban.regex.FailRegex;

/** Which texts are values of which option. The sentences lack their subject, the option. */
final class OptionGrammar {

    static final int LONGEST = 500;

    private static final Pattern DURATION =
            Pattern.compile("(?i)\\d{1,10}(\\.\\d{1,3})? ?[a-z]{0,7}( ?\\d{1,10}(\\.\\d{1,3})? ?[a-z]{1,7})*");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    private static final Pattern FACTOR = Pattern.compile("\\d{1,6}(\\.\\d{1,6})?");
    private static final Pattern MULTIPLIERS = Pattern.compile("\\d{1,9}( \\d{1,9}){0,99}");
    private static final Pattern ENCODING = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:+-]{0,40}");
    private static final long LONGEST_TIME = 100L * 366 * 86_400;
    private static final Set<String> USEDNS = Set.of("yes", "warn", "no", "raw");

    /** Doubling is bounded, a free shift could fill the daemon's memory. */
    private static final Pattern DOUBLING =
            Pattern.compile("1 ?<< ?\\( ?ban\\.Count if ban\\.Count ?< ?\\d{1,2} else \\d{1,2} ?\\)");

    private static final Pattern FORMULA =
            Pattern.compile("(?:ban\\.Time|ban\\.Count|banFactor|math\\.(?:exp|log|sqrt|floor|ceil)|float|int|min|max"
                    + "|\\d{1,6}(?:\\.\\d{1,6})?|\\*(?!\\*)|[-+/%(),]| )+");

    private OptionGrammar() {}

    static UnaryOperator<String> orNothing(UnaryOperator<String> grammar) {
        return text -> text.isEmpty() ? "" : grammar.apply(text);
    }

    static String banTime(String text) {
        return text.equals("-1") ? text : duration(text);
    }

    /** Seconds as digits. */
    static String duration(String text) {
        OptionalDouble seconds = DURATION.matcher(text).matches() ? Seconds.parse(text) : OptionalDouble.empty();
        if (seconds.isEmpty() || seconds.getAsDouble() < 1 || seconds.getAsDouble() > LONGEST_TIME) {
            throw new IllegalArgumentException("must be a time such as 600, 10m or 1d 12h.");
        }
        return String.valueOf((long) seconds.getAsDouble());
    }

    static String number(String text, int least, int most) {
        int number = NUMBER.matcher(text).matches() ? Integer.parseInt(text) : -1;
        if (number < least || number > most) {
            throw new IllegalArgumentException("must be a whole number from " + least + " to " + most + ".");
        }
        return String.valueOf(number);
    }

    static String truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on", "1" -> "true";
            case "false", "no", "off", "0" -> "false";
            default -> throw new IllegalArgumentException("must be true or false.");
        };
    }

    static String useDns(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        if (!USEDNS.contains(word)) {
            throw new IllegalArgumentException("must be yes, warn, no or raw.");
        }
        return word;
    }

    static String encoding(String text) {
        boolean known =
                ENCODING.matcher(text).matches() && (text.equalsIgnoreCase("auto") || Charset.isSupported(text));
        if (!known) {
            throw new IllegalArgumentException("must be auto or an encoding such as UTF-8.");
        }
        return text;
    }

    /** It becomes a part of a regular expression. */
    static String datePattern(String text) {
        try {
            FailRegex.compile(text);
            return text;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("must be a date pattern: it does not compile as an expression.", e);
        }
    }

    static String factor(String text) {
        return matching(FACTOR, text, "must be a number such as 1 or 2.5.");
    }

    static String multipliers(String text) {
        return matching(MULTIPLIERS, text, "must be whole numbers with blanks between them, such as 1 2 4 8.");
    }

    static String formula(String text) {
        String rest = DOUBLING.matcher(text).replaceAll("1");
        if (!FORMULA.matcher(rest).matches()) {
            throw new IllegalArgumentException(
                    "may hold ban.Time, ban.Count, banFactor, numbers, + - * / % ( ), min, max, math.exp and the like,"
                            + " and 1<<(ban.Count if ban.Count<20 else 20).");
        }
        return text;
    }

    private static String matching(Pattern pattern, String text, String complaint) {
        if (!pattern.matcher(text).matches()) {
            throw new IllegalArgumentException(complaint);
        }
        return text;
    }
}
