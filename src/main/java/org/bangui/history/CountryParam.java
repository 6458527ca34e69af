package org.bangui.history;

import java.io.Serializable;
import java.util.Locale;

/**
 * How addresses of pages name the country that bans are from.
 *
 * @param text two capital letters, or {@code unknown} for bans of no known country
 */
public record CountryParam(String text) implements Serializable {

    private static final String UNKNOWN = "unknown";

    /** Null stands for all countries, and so does every text that names none. */
    public static CountryParam parse(String text) {
        String wanted = text == null ? "" : text.strip();
        if (wanted.equalsIgnoreCase(UNKNOWN)) {
            return new CountryParam(UNKNOWN);
        }
        String code = wanted.toUpperCase(Locale.ROOT);
        return code.matches("[A-Z]{2}") ? new CountryParam(code) : null;
    }

    /** @param code null for an unknown country */
    public static CountryParam of(String code) {
        return new CountryParam(code == null ? UNKNOWN : code);
    }

    public boolean isUnknown() {
        return text.equals(UNKNOWN);
    }

    /** As {@link BanFilter#country()} wants it. */
    public String filter() {
        return isUnknown() ? "" : text;
    }
}
