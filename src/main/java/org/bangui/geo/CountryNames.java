package org.bangui.geo;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Names of countries in any language the JDK knows. */
final class CountryNames {

    private static final Pattern CODE = Pattern.compile("[A-Z]{2}");
    private static final Map<Locale, Map<String, String>> NAMES = new ConcurrentHashMap<>();

    private CountryNames() {}

    static String name(String code, Locale locale) {
        if (code == null || !CODE.matcher(code).matches()) {
            return code;
        }
        return NAMES.computeIfAbsent(locale, any -> new ConcurrentHashMap<>())
                .computeIfAbsent(
                        code,
                        any -> new Locale.Builder().setRegion(code).build().getDisplayCountry(locale));
    }
}
