package org.bangui.fail2ban;

import java.nio.charset.Charset;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.bangui.fail2ban.files.Seconds;
import org.bangui.fail2ban.regex.FailRegex;

/** Which texts are values of which option, and how they are sent; null for what is no value. */
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
        boolean usable = seconds.isPresent() && seconds.getAsDouble() >= 1 && seconds.getAsDouble() <= LONGEST_TIME;
        return usable ? String.valueOf((long) seconds.getAsDouble()) : null;
    }

    static String number(String text, int least, int most) {
        int number = NUMBER.matcher(text).matches() ? Integer.parseInt(text) : -1;
        return number < least || number > most ? null : String.valueOf(number);
    }

    static String truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on", "1" -> "true";
            case "false", "no", "off", "0" -> "false";
            default -> null;
        };
    }

    /** Python takes any text for true, so that "no" is nothing. */
    static String truthOrNothing(String text) {
        String truth = truth(text);
        return "false".equals(truth) ? "" : truth;
    }

    static String useDns(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        return USEDNS.contains(word) ? word : null;
    }

    static String encoding(String text) {
        boolean known =
                ENCODING.matcher(text).matches() && (text.equalsIgnoreCase("auto") || Charset.isSupported(text));
        return known ? text : null;
    }

    /** It becomes a part of a regular expression. */
    static String datePattern(String text) {
        try {
            FailRegex.compile(text);
            return text;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    static String factor(String text) {
        return FACTOR.matcher(text).matches() ? text : null;
    }

    static String multipliers(String text) {
        return MULTIPLIERS.matcher(text).matches() ? text : null;
    }

    static String formula(String text) {
        String rest = DOUBLING.matcher(text).replaceAll("1");
        return FORMULA.matcher(rest).matches() ? text : null;
    }
}
