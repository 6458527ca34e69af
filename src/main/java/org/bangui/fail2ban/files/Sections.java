package org.bangui.fail2ban.files;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What several files state together. The later file wins; what it replaces stays reachable in the section
 * {@code KNOWN/name}. A section {@code [name?condition]} becomes options {@code option?condition} of {@code [name]}.
 */
final class Sections {

    static final String KNOWN = "KNOWN/";

    private static final Pattern CONDITIONAL = Pattern.compile("([" + Python.WORD + "]+)(\\?.+)", Pattern.UNIX_LINES);
    private static final Pattern SECTION_AND_OPTION =
            Pattern.compile("([-" + Python.WORD + "]+)/([^>" + Python.SPACE + "]+)");

    private final Map<String, Value> defaults = new LinkedHashMap<>();
    private final Map<String, Map<String, Value>> sections = new LinkedHashMap<>();

    /** Puts a file on top. */
    void merge(IniFile file) {
        stack(defaults, file.defaults());
        file.sections().forEach((name, options) -> {
            Matcher conditional = conditional(name);
            if (conditional == null) {
                mergeSection(name, options);
            } else {
                Map<String, Value> renamed = new LinkedHashMap<>();
                options.forEach((option, value) -> renamed.put(option + conditional.group(2), value));
                mergeSection(conditional.group(1), renamed);
            }
        });
    }

    /** Groups 1 and 2 are the name and the condition of {@code name?condition}; null when there is none. */
    static Matcher conditional(String name) {
        Matcher matcher = CONDITIONAL.matcher(name);
        return matcher.matches() ? matcher : null;
    }

    private void mergeSection(String name, Map<String, Value> options) {
        Map<String, Value> present = sections.get(name);
        if (present == null) {
            sections.put(name, new LinkedHashMap<>(options));
            return;
        }
        Map<String, Value> replaced = new LinkedHashMap<>(present);
        replaced.keySet().retainAll(options.keySet());
        sections.computeIfAbsent(KNOWN + name, key -> new LinkedHashMap<>()).putAll(replaced);
        stack(present, options);
    }

    private static void stack(Map<String, Value> below, Map<String, Value> above) {
        above.forEach((option, value) -> below.put(option, value.over(below.get(option))));
    }

    /** Every jail or part, without what was kept for reference. */
    List<String> names() {
        return sections.keySet().stream()
                .filter(name -> !name.startsWith(KNOWN))
                .toList();
    }

    /** What the files of this name state, for those who want to show or change it. */
    Statements statements(List<String> files) {
        Map<String, Map<String, Value>> stated = new LinkedHashMap<>();
        names().forEach(name -> stated.put(name, new LinkedHashMap<>(sections.get(name))));
        return new Statements(List.copyOf(files), new LinkedHashMap<>(defaults), stated);
    }

    boolean has(String section) {
        return sections.containsKey(section);
    }

    /** The names of the options that the section itself states. */
    Set<String> options(String section) {
        return new LinkedHashSet<>(sections.getOrDefault(section, Map.of()).keySet());
    }

    /** Adds what every section may refer to. */
    void supply(Map<String, Value> values) {
        defaults.putAll(values);
    }

    /** Adds the options of a jail's filter to the jail, as {@code known/option}. */
    void supplyKnown(String section, Map<String, Value> options) {
        Map<String, Value> target = sections.get(section);
        options.forEach((option, value) -> {
            if (!option.startsWith("known/")) {
                target.put("known/" + option, value);
            }
        });
    }

    /** The value as stated in exactly this section, null when it is not. */
    Value stated(String section, String option) {
        return sections.getOrDefault(section, Map.of()).get(option);
    }

    /** The value as stated in {@code [DEFAULT]}, null when it is not. */
    Value statedDefault(String option) {
        return defaults.get(option);
    }

    /** The value as stated in the section, else in {@code [DEFAULT]}; null when in neither. */
    Value statedOrDefault(String section, String option) {
        Value value = stated(section, option);
        Value lowest = defaults.get(option);
        return value == null ? lowest : value.above(lowest);
    }

    /**
     * The value with all references resolved.
     *
     * @param given values that go before those of the section
     * @return null when neither the section nor {@code [DEFAULT]} states it, or there is no such section
     * @throws BrokenConfigurationException when a reference cannot be resolved
     */
    Value get(String section, String option, Map<String, Value> given) {
        if (!has(section) && !section.equals(IniFile.DEFAULT)) {
            return null;
        }
        String name = Python.lower(option);
        Value value = given.containsKey(name) ? given.get(name) : statedOrDefault(section, name);
        return value == null || value.content() == null
                ? value
                : new Interpolation(this, section, given).resolve(name, value);
    }

    /** The same, and {@code other/option} means the option of another section, {@code known/option} the one replaced. */
    Value getAcross(String section, String option, Map<String, Value> given) {
        Matcher across = SECTION_AND_OPTION.matcher(option);
        if (across.matches()) {
            String other = across.group(1);
            List<String> others = Python.lower(other).equals("known")
                    ? List.of(KNOWN + section, section)
                    : List.of(Python.lower(other).equals("default") ? IniFile.DEFAULT : other);
            for (String each : others) {
                Value value = get(each, across.group(2), Map.of());
                if (value != null) {
                    return value;
                }
            }
        }
        return get(section, option, given);
    }
}
