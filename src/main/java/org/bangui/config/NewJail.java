package org.bangui.config;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A jail to be made.
 *
 * @param name how it is called
 * @param filter the filter that finds failures
 * @param settings further options, for example {@code logpath}, {@code maxretry}
 */
public record NewJail(String name, String filter, Map<String, String> settings) {

    Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("enabled", "true");
        options.put("filter", filter);
        options.putAll(settings == null ? Map.of() : settings);
        return options;
    }
}
