package org.bangui.fail2ban.files;

import java.io.Serializable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a file inside fail2ban's configuration folder: {@code jail.local}, {@code jail.d/sshd.local},
 * {@code filter.d/sshd.conf}. Nothing that leads elsewhere or that fail2ban would not read can be said with it.
 *
 * @param value relative to the folder, with {@code /}
 */
public record ConfigPath(String value) implements Comparable<ConfigPath>, Serializable {

    private static final String NAME = "[A-Za-z0-9_][A-Za-z0-9._-]{0,99}";
    private static final Pattern FORM = Pattern.compile("(?:(?:jail|fail2ban|paths-" + NAME + ")"
            + "|((?:jail|filter|action|fail2ban)\\.d)/(" + NAME + "))\\.(conf|local)");

    /** @throws RefusedFileException when this is no such name */
    public ConfigPath {
        if (value == null || !FORM.matcher(value).matches()) {
            throw new RefusedFileException(
                    "A configuration file is jail, fail2ban or paths-NAME at the top, or NAME in jail.d, "
                            + "filter.d, action.d or fail2ban.d, and ends in .conf or .local; NAME has letters, digits, dots, "
                            + "dashes and underscores, and begins with none but the first two.");
        }
    }

    /** The file of an administrator, which a distribution never replaces. */
    public boolean isLocal() {
        return value.endsWith(".local");
    }

    /** Holds actions: commands that fail2ban runs as root. */
    public boolean isAction() {
        return folder().equals("action.d");
    }

    /** Empty for a file at the top, else {@code jail.d}, {@code filter.d}, {@code action.d} or {@code fail2ban.d}. */
    public String folder() {
        Matcher parts = FORM.matcher(value);
        parts.matches();
        return parts.group(1) == null ? "" : parts.group(1);
    }

    /** Without folder and suffix: {@code sshd} of {@code filter.d/sshd.conf}. */
    public String name() {
        return value.substring(value.indexOf('/') + 1, value.lastIndexOf('.'));
    }

    /** The file beside it that an administrator may write: {@code filter.d/sshd.local} of {@code filter.d/sshd.conf}. */
    public ConfigPath local() {
        return new ConfigPath(value.substring(0, value.lastIndexOf('.')) + ".local");
    }

    @Override
    public int compareTo(ConfigPath other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
