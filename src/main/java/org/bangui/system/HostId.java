package org.bangui.system;

import java.io.Serializable;
import java.util.regex.Pattern;

/**
 * One fail2ban host. Every stored row and every event carries it.
 *
 * @param value lower-case letters, digits and dashes; {@code local} ships
 */
public record HostId(String value) implements Serializable {

    public static final HostId LOCAL = new HostId("local");

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");

    public HostId {
        if (value == null || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("This is not a host id.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
