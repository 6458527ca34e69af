package org.bangui.fail2ban.files;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;

/** Reads a filter or action for one jail: what {@code [Definition]} says, what {@code [Init]} offers, what the jail gives. */
final class DefinitionReader {

    private static final String DEFINITION = "Definition";
    private static final String INIT = "Init";
    private static final String KNOWN = "known/";

    private final String name;
    private final Library.Entry entry;
    private final Sections sections;
    private final OptionTable table;
    private final Map<String, Value> given;
    private final Map<String, Value> fetched = new HashMap<>();
    private Map<String, Value> options = Map.of();
    private Map<String, Value> reachable = Map.of();

    /** @param given what the jail states in brackets; {@code [Init]} adds what is missing there */
    DefinitionReader(String name, Library.Entry entry, OptionTable table, Map<String, Value> given) {
        this.name = name;
        this.entry = entry;
        this.sections = entry.sections();
        this.table = table;
        this.given = new LinkedHashMap<>(given);
    }

    Map<String, Value> given() {
        return given;
    }

    /** Tells a filter where its lines come from, unless the jail or the filter says so. */
    void supplyLogType(String backend) {
        Value present = given.get("logtype");
        boolean stated = present != null && !present.text().isEmpty();
        if (!stated && sections.stated(DEFINITION, "logtype") == null) {
            given.put("logtype", Value.builtIn(backend.startsWith("systemd") ? "journal" : "file"));
        }
    }

    /**
     * Reads the options.
     *
     * @param jailOptions what the jail states itself, which goes first
     * @param everything also options fail2ban does not know, for references to them
     */
    void read(Map<String, Value> jailOptions, boolean everything) {
        Map<String, Value> outside = new LinkedHashMap<>(jailOptions);
        outside.putAll(given);
        options = table.read(sections, DEFINITION, outside);
        reachable = OptionTable.texts(outside);
        readInit();
        if (everything) {
            for (String option : sections.options(DEFINITION)) {
                if (!options.containsKey(option)) {
                    options.put(option, sections.get(DEFINITION, option, Map.of()));
                }
            }
        }
    }

    private void readInit() {
        for (String option : sections.options(INIT)) {
            boolean known = option.startsWith(KNOWN);
            if (known && given.containsKey(option)) {
                continue;
            }
            Value value = sections.get(INIT, option, Map.of());
            if (!known) {
                given.put(KNOWN + option, value);
            }
            given.putIfAbsent(option, value);
        }
    }

    /**
     * All options, given ones first, with tags replaced.
     *
     * @param ignored tags fail2ban replaces later, at a ban
     */
    Map<String, Value> combined(Set<String> ignored) {
        Map<String, Value> all = new LinkedHashMap<>(options);
        given.forEach((option, value) -> all.put(option, value.above(options.get(option))));
        Set<String> left = new HashSet<>(ignored);
        for (String option : all.keySet()) {
            Matcher conditional = Sections.conditional(option);
            if (conditional != null) {
                left.add(conditional.group(1));
            }
        }
        Map<String, Value> replaced = TagSubstitution.replace(all, left, this::fetch);
        table.convert(replaced);
        return replaced;
    }

    private Value fetch(String option) {
        if (!fetched.containsKey(option)) {
            fetched.put(option, sections.getAcross(DEFINITION, option, reachable));
        }
        return fetched.get(option);
    }

    Definition definition(Map<String, Value> sent) {
        return new Definition(name, Collections.unmodifiableMap(given), sent, List.copyOf(entry.files()));
    }
}
