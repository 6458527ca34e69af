package org.bangui.system;

import java.io.Serializable;
import java.util.regex.Pattern;

/**
 * One fail2ban host. Every stored row and every event carries it.
 *
 * @param value lower-case letters, digits and dashes; {@code local} ships
 */
public record HostId(String value) implements Serializable {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");

    public static final HostId LOCAL = new HostId("local");

    public HostId {
        if (value == null || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("This is not a host id.");
        }
    }

    /** Reads the query parameter; null or empty means {@link #LOCAL}. */
    public static HostId parse(String text) {
        return text == null || text.isEmpty() ? LOCAL : new HostId(text);
    }

    @Override
    public String toString() {
        return value;
    }
}
