package org.bangui.fail2ban.files;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The options fail2ban looks for in one kind of section, in the order it looks. */
final class OptionTable {

    /** What fail2ban makes of the text. */
    enum Kind {
        TEXT,
        NUMBER,
        TRUTH
    }

    /**
     * One option.
     *
     * @param fallback what counts when no file states it; null when then nothing is sent
     */
    record Option(String name, Kind kind, Object fallback) {}

    static final OptionTable FILTER = new OptionTable()
            .with(Kind.TEXT, "usedns", "prefregex", "ignoreregex", "failregex")
            .with(Kind.NUMBER, "maxlines")
            .with(Kind.TEXT, "datepattern", "journalmatch");

    static final OptionTable ACTION = new OptionTable()
            .with(Kind.TEXT, "actionstart")
            .with(Kind.TRUTH, "actionstart_on_demand")
            .with(Kind.TEXT, "actionstop", "actionflush", "actionreload", "actioncheck", "actionrepair")
            .with(Kind.TRUTH, "actionrepair_on_unban")
            .with(Kind.TEXT, "actionban", "actionprolong", "actionreban", "actionunban")
            .with(Kind.TRUTH, "norestored");

    /** What is read of every jail before its filter. */
    static final OptionTable JAIL_START = new OptionTable()
            .withDefault(Kind.TRUTH, "enabled", false)
            .withDefault(Kind.TEXT, "backend", "auto")
            .withDefault(Kind.TEXT, "filter", "");

    static final OptionTable JAIL = new OptionTable()
            .withDefault(Kind.TRUTH, "enabled", false)
            .withDefault(Kind.TEXT, "backend", "auto")
            .with(Kind.NUMBER, "maxretry", "maxmatches")
            .with(Kind.TEXT, "findtime", "bantime")
            .with(Kind.TRUTH, "bantime.increment")
            .with(Kind.TEXT, "bantime.factor", "bantime.formula", "bantime.multipliers")
            .with(Kind.TEXT, "bantime.maxtime", "bantime.rndtime")
            .with(Kind.TRUTH, "bantime.overalljails")
            .with(Kind.TEXT, "ignorecommand")
            .with(Kind.TRUTH, "ignoreself")
            .with(Kind.TEXT, "ignoreip", "ignorecache")
            .withDefault(Kind.TEXT, "filter", "")
            .with(Kind.TEXT, "logtimezone", "logencoding", "logpath")
            .withDefault(Kind.TEXT, "action", "")
            .withAll(FILTER);

    private final List<Option> options = new ArrayList<>();

    OptionTable with(Kind kind, String... names) {
        for (String name : names) {
            options.add(new Option(name, kind, null));
        }
        return this;
    }

    OptionTable withDefault(Kind kind, String name, Object fallback) {
        options.add(new Option(name, kind, fallback));
        return this;
    }

    private OptionTable withAll(OptionTable other) {
        options.addAll(other.options);
        return this;
    }

    List<Option> options() {
        return options;
    }

    Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        options.forEach(option -> names.add(option.name()));
        return names;
    }

    /** Reads the options from a section; what {@code given} has is left out, but may be referred to. */
    Map<String, Value> read(Sections sections, String section, Map<String, Value> given) {
        Map<String, Value> texts = texts(given);
        Map<String, Value> values = new LinkedHashMap<>();
        for (Option option : options) {
            if (given.containsKey(option.name())) {
                continue;
            }
            Value value = sections.get(section, option.name(), texts);
            if (value != null) {
                values.put(option.name(), value);
            } else if (option.fallback() != null || !sections.has(section)) {
                values.put(option.name(), Value.builtIn(option.fallback()));
            }
        }
        return values;
    }

    /** Turns texts into numbers and truth; what is no number becomes the fallback. */
    void convert(Map<String, Value> values) {
        for (Option option : options) {
            Value value = values.get(option.name());
            if (value != null && value.content() != null) {
                values.put(option.name(), value.converted(converted(option, value.content())));
            }
        }
    }

    private static Object converted(Option option, Object content) {
        if (option.kind() == Kind.TRUTH) {
            return Python.truth(content);
        }
        if (option.kind() == Kind.NUMBER && content instanceof String text) {
            Object number = Python.integer(text);
            return number == null ? option.fallback() : number;
        }
        return content;
    }

    /** Values as other values refer to them: names in lower case, every content as text. */
    static Map<String, Value> texts(Map<String, Value> values) {
        Map<String, Value> texts = new LinkedHashMap<>();
        values.forEach((name, value) ->
                texts.put(Python.lower(name), value.content() == null ? value : value.converted(value.text())));
        return texts;
    }
}
