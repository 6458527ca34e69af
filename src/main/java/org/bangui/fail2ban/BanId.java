package org.bangui.fail2ban;

import java.io.Serializable;
import java.util.regex.Pattern;

/**
 * What a jail bans: an address, a network or, with a filter that uses {@code <F-ID>}, any other text. Written by
 * attackers or by other clients (fail2ban accepts {@code banip not-an-ip}), so it is shown and unbanned, never trusted.
 *
 * @param value 1 to 255 characters without control characters, not starting with a dash
 */
public record BanId(String value) implements Serializable {

    private static final Pattern FORM = Pattern.compile("[^-\\p{Cntrl}][^\\p{Cntrl}]{0,254}");

    public BanId {
        if (value == null || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("This is not something that can be banned.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
