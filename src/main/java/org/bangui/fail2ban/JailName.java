package org.bangui.fail2ban;

import java.io.Serializable;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The name of a jail. Refuses what could be read as an option, a list or a path, and the names of the daemon's own
 * settings: {@code set logtarget banip 192.0.2.1} would not ban but move fail2ban's log.
 *
 * @param value 1 to 64 printable characters, no comma, slash or control character, not starting with a dash or a dot
 */
public record JailName(String value) implements Comparable<JailName>, Serializable {

    private static final Pattern FORM = Pattern.compile("[^-.\\p{C}\\s,/\\\\][^\\p{C},/\\\\]{0,63}");

    private static final Set<String> SETTINGS = Set.of(
            "loglevel", "logtarget", "syslogsocket", "allowipv6", "thread", "dbfile", "dbmaxmatches", "dbpurgeage");

    public JailName {
        if (value == null || !FORM.matcher(value).matches() || value.endsWith(" ") || SETTINGS.contains(value)) {
            throw new IllegalArgumentException("This is not a jail name.");
        }
    }

    @Override
    public int compareTo(JailName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
