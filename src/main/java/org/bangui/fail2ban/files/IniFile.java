package org.bangui.fail2ban.files;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one file states, in its order.
 *
 * @param path as it was opened
 * @param defaults the options of {@code [DEFAULT]}
 * @param sections the options of every other section
 * @param headers the line of each section's header
 */
record IniFile(
        String path,
        Map<String, Value> defaults,
        Map<String, Map<String, Value>> sections,
        Map<String, Integer> headers) {

    static final String DEFAULT = "DEFAULT";

    IniFile(String path) {
        this(path, new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
    }
}
