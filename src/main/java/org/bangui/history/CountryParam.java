package org.bangui.history;

import java.util.Locale;

/** How addresses name the country that bans are from: by its two letters, or as {@code unknown}. */
public final class CountryParam {

    /** For bans of no known country. */
    public static final String UNKNOWN = "unknown";

    private CountryParam() {}

    /** The parameter's value; null stands for all countries, and so does everything that names none. */
    public static String read(String text) {
        if (text == null || text.strip().equalsIgnoreCase(UNKNOWN)) {
            return text == null ? null : UNKNOWN;
        }
        String code = text.strip().toUpperCase(Locale.ROOT);
        return code.matches("[A-Z]{2}") ? code : null;
    }

    /** The value that means the country of this code; a null code is that of an unknown country. */
    public static String of(String countryCode) {
        return countryCode == null ? UNKNOWN : countryCode;
    }

    /** The country as {@link BanFilter#country()} wants it. */
    public static String filter(String param) {
        return UNKNOWN.equals(param) ? "" : param;
    }
}
