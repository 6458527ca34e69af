package org.bangui.fail2ban.files;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The fail2ban version whose reading is wanted, as its few differences from the others.
 *
 * @param version as fail2ban names it, for example {@code 1.0.2}; 0.11.2 to 1.1.x are known
 */
public record Release(String version) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})(?:[.\\w~+-]*)");

    public Release {
        if (version == null || !FORM.matcher(version).matches()) {
            throw new IllegalArgumentException("This is not a version of fail2ban.");
        }
    }

    /** The global option {@code allowipv6} exists. */
    boolean allowsIpv6ToBeSet() {
        return atLeast(1, 0);
    }

    /** Jails may refer to the configuration folder as {@code %(fail2ban_confpath)s}. */
    boolean suppliesConfigFolder() {
        return atLeast(1, 0);
    }

    /** What does not fit into the brackets of {@code filter[..]} is an error, not skipped. */
    boolean checksBrackets() {
        return atLeast(1, 0);
    }

    /** A filter option without value is sent as None. */
    boolean sendsUnsetFilterOptions() {
        return !atLeast(1, 0);
    }

    /** The ignore list is split at white space of every kind, not only at blanks and line ends. */
    boolean splitsWordsAtAnySpace() {
        return atLeast(1, 1);
    }

    /** A section name ends at its first bracket: Python up to 3.9, newer ones do not run 0.11. */
    boolean endsSectionNameAtFirstBracket() {
        return !atLeast(1, 0);
    }

    private boolean atLeast(int major, int minor) {
        Matcher numbers = FORM.matcher(version);
        numbers.matches();
        int ownMajor = Integer.parseInt(numbers.group(1));
        return ownMajor > major || ownMajor == major && Integer.parseInt(numbers.group(2)) >= minor;
    }

    @Override
    public String toString() {
        return version;
    }
}
