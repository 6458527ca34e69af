package org.bangui.fail2ban.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The fail2ban version whose reading is wanted, as its few differences from the others.
 *
 * @param version as fail2ban names it, for example {@code 1.0.2}; 0.11.2 to 1.1.x are known
 */
public record Release(String version) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})(?:[.\\w~+-]*)");

    /** The newest that is known. */
    public static final Release NEWEST = new Release("1.1.0");

    private static final Pattern STATED = Pattern.compile("(?m)^version = \"([^\"]+)\"");
    private static final List<Path> LIBRARIES = List.of(Path.of("/usr/lib"), Path.of("/usr/local/lib"));

    public Release {
        if (version == null || !FORM.matcher(version).matches()) {
            throw new IllegalArgumentException("This is not a version of fail2ban.");
        }
    }

    /** The release installed on this machine, else the newest that is known. */
    public static Release installed() {
        for (Path library : LIBRARIES) {
            String[] pythons = library.toFile().list((in, name) -> name.startsWith("python3"));
            for (String python : pythons == null ? new String[0] : pythons) {
                for (String packages : List.of("dist-packages", "site-packages")) {
                    Optional<Release> release = release(library.resolve(python).resolve(packages));
                    if (release.isPresent()) {
                        return release.get();
                    }
                }
            }
        }
        return NEWEST;
    }

    private static Optional<Release> release(Path packages) {
        try {
            Matcher version = STATED.matcher(Files.readString(packages.resolve("fail2ban/version.py")));
            return version.find() ? Optional.of(new Release(version.group(1))) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
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
