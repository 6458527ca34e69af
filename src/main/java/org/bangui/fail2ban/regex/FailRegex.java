package org.bangui.fail2ban.regex;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** One of fail2ban's regular expressions, ready to search. */
public final class FailRegex {

    private static final Set<String> NAMES_AN_ADDRESS = Set.of("fid", "ip4", "ip6", "dns", "mlfid");

    private final Pattern pattern;
    private final Map<String, String> groups;

    private FailRegex(Pattern pattern, Map<String, String> groups) {
        this.pattern = pattern;
        this.groups = groups;
    }

    /** Options that change what an expression means. */
    public enum Mode {
        /** {@code <HOST>} is an address, not a name: usedns is {@code no}. */
        ADDRESSES_ONLY,
        /** {@code ^} and {@code $} mean every line: maxlines is above 1. */
        MULTILINE
    }

    /**
     * What was found.
     *
     * @param start where it begins, in UTF-16 units
     * @param end behind its last character
     * @param groups the named groups of the Python expression; without value what took no part
     * @param starts where those that took part begin
     */
    public record Match(int start, int end, Map<String, Optional<String>> groups, Map<String, Integer> starts) {}

    /**
     * Compiles an expression with fail2ban's tags.
     *
     * @throws IllegalArgumentException with a sentence when Python would refuse it
     */
    public static FailRegex compile(String regex, Mode... modes) {
        Set<Mode> chosen = Set.of(modes);
        String expanded = HostTags.expand(regex, !chosen.contains(Mode.ADDRESSES_ONLY));
        if (expanded.isBlank()) {
            throw new IllegalArgumentException("An expression must not be empty.");
        }
        int flags = Pattern.UNIX_LINES | Pattern.UNICODE_CHARACTER_CLASS;
        RegexTranslator translator = new RegexTranslator(expanded);
        try {
            String translated = translator.translate();
            flags |= chosen.contains(Mode.MULTILINE) ? Pattern.MULTILINE : 0;
            return new FailRegex(Pattern.compile(translated, flags), translator.groups());
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("The expression does not compile: " + e.getDescription() + ".", e);
        } catch (StackOverflowError e) {
            throw new IllegalArgumentException("The expression is nested too deeply.", e);
        }
    }

    /** Whether a daemon shows this expression so: with something in place of each of its tags, and all else the same. */
    public static boolean isShownAs(String regex, String shown) {
        return HostTags.isShownAs(regex, shown);
    }

    /** Whether a match says which address failed, or which session. */
    public boolean namesAnAddress() {
        return groups.keySet().stream().anyMatch(NAMES_AN_ADDRESS::contains);
    }

    /**
     * The first match.
     *
     * @param text may refuse to be read any longer by throwing from {@link CharSequence#charAt}, to end a runaway search
     */
    public Optional<Match> search(CharSequence text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            return Optional.empty();
        }
        Map<String, Optional<String>> found = new LinkedHashMap<>();
        Map<String, Integer> starts = new LinkedHashMap<>();
        groups.forEach((python, java) -> {
            found.put(python, Optional.ofNullable(matcher.group(java)));
            if (matcher.start(java) >= 0) {
                starts.put(python, matcher.start(java));
            }
        });
        return Optional.of(new Match(matcher.start(), matcher.end(), found, starts));
    }
}
