package org.bangui.fail2ban;

import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * An option of a running jail that can be changed while it runs. The daemon evaluates some of them as Python, so what is
 * sent is never what somebody wrote but what a strict grammar made of it.
 */
public enum JailOption {
    USE_DNS("usedns", OptionGrammar::useDns),
    BAN_TIME("bantime", OptionGrammar::banTime),
    FIND_TIME("findtime", OptionGrammar::duration),
    MAX_RETRY("maxretry", text -> OptionGrammar.number(text, 1, 1_000_000)),
    MAX_LINES("maxlines", text -> OptionGrammar.number(text, 1, 1_000)),
    MAX_MATCHES("maxmatches", text -> OptionGrammar.number(text, 0, 1_000_000)),
    /** Without one the daemon looks for the usual formats. */
    DATE_PATTERN("datepattern", OptionGrammar.orNothing(OptionGrammar::datePattern)),
    LOG_ENCODING("logencoding", OptionGrammar::encoding),
    BAN_TIME_INCREMENT("bantime.increment", OptionGrammar::truth),
    BAN_TIME_FACTOR("bantime.factor", OptionGrammar.orNothing(OptionGrammar::factor)),
    BAN_TIME_FORMULA("bantime.formula", OptionGrammar.orNothing(OptionGrammar::formula)),
    BAN_TIME_MULTIPLIERS("bantime.multipliers", OptionGrammar.orNothing(OptionGrammar::multipliers)),
    BAN_TIME_MAX("bantime.maxtime", OptionGrammar.orNothing(OptionGrammar::duration)),
    BAN_TIME_RANDOM("bantime.rndtime", OptionGrammar.orNothing(OptionGrammar::duration)),
    BAN_TIME_OVER_ALL_JAILS("bantime.overalljails", OptionGrammar::truthOrNothing);

    private final String word;
    private final UnaryOperator<String> grammar;

    JailOption(String word, UnaryOperator<String> grammar) {
        this.word = word;
        this.grammar = grammar;
    }

    /** As fail2ban calls it, for example {@code bantime.maxtime}. */
    public String word() {
        return word;
    }

    /** As the API calls it, for example {@code ban_time_max}. */
    public String member() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The option that is called so by fail2ban or by the API. */
    public static Optional<JailOption> called(String name) {
        return Stream.of(values())
                .filter(option -> option.word.equals(name) || option.member().equals(name))
                .findFirst();
    }

    /**
     * What the daemon is sent for a text: durations as seconds, nothing to take the option back where it may be absent.
     *
     * @throws IllegalArgumentException when the text is no value of this option
     */
    public String checked(String text) {
        String given = text == null ? "" : text.strip();
        boolean oneLine =
                given.length() <= OptionGrammar.LONGEST && given.codePoints().noneMatch(Character::isISOControl);
        String sent = oneLine ? grammar.apply(given) : null;
        if (sent == null) {
            throw new IllegalArgumentException(word + " cannot have this value.");
        }
        return sent;
    }
}
