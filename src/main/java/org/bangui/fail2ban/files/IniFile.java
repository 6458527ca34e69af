package org.bangui.fail2ban.files;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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

    /** The option whose value stands on this line, counted from 1. */
    Optional<String> optionAt(int line) {
        return Stream.concat(Stream.of(defaults), sections.values().stream())
                .flatMap(options -> options.entrySet().stream())
                .filter(option -> option.getValue().source().lines().contains(line))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
