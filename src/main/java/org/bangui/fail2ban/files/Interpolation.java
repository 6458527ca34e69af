package org.bangui.fail2ban.files;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Resolves {@code %(option)s}, {@code %(section/option)s}, {@code %(known/option)s}, {@code %(__name__)s} and {@code %%}. */
final class Interpolation {

    private static final int DEEPEST = 10;
    private static final int MOST_REPLACED = 100_000;
    private static final int LONGEST = 10_000_000;
    private static final Pattern REFERENCE = Pattern.compile("%\\(([^)]+)\\)s");
    private static final Pattern SECTION_REFERENCE = Pattern.compile("%\\((([-" + Python.WORD + "]+)/([^)]+))\\)s");

    private final Sections sections;
    private final String section;
    private final Map<String, Value> given;
    private String option;
    private int replaced;

    /** @param given values that go before those of the section */
    Interpolation(Sections sections, String section, Map<String, Value> given) {
        this.sections = sections;
        this.section = section;
        this.given = given;
    }

    /** @throws BrokenConfigurationException when a reference cannot be resolved */
    Value resolve(String name, Value value) {
        option = name;
        return resolve(value, Map.of(), 1);
    }

    private Value resolve(Value value, Map<String, Value> across, int depth) {
        if (!(value.content() instanceof String text)) {
            throw broken(value, "refers to a value that is no text", "Write the value itself.");
        }
        if (text.indexOf('%') < 0) {
            return value;
        }
        if (depth > DEEPEST) {
            throw broken(
                    value,
                    "refers to itself, or references are nested deeper than " + DEEPEST,
                    "To add to the value it replaces, write %(known/" + option + ")s.");
        }
        return composed(value, text, withOtherSections(text, across), depth);
    }

    private Value composed(Value value, String text, Map<String, Value> reachable, int depth) {
        StringBuilder out = new StringBuilder();
        List<Value.Part> parts = new ArrayList<>();
        int at = 0;
        for (int percent = text.indexOf('%'); percent >= 0; percent = text.indexOf('%', at)) {
            out.append(text, at, percent);
            if (text.startsWith("%%", percent)) {
                out.append('%');
                at = percent + 2;
            } else {
                Matcher reference = reference(value, text, percent);
                Value.Part part = part(value, reference.group(1), reachable, depth);
                parts.add(part);
                append(out, part.value().text(), value);
                at = reference.end();
            }
        }
        return value.composed(out.append(text.substring(at)).toString(), parts);
    }

    private void append(StringBuilder out, String part, Value value) {
        if (++replaced > MOST_REPLACED || out.length() + part.length() > LONGEST) {
            throw broken(value, "grows without end through its references", "Use fewer references.");
        }
        out.append(part);
    }

    private Matcher reference(Value value, String text, int percent) {
        Matcher reference = REFERENCE.matcher(text).region(percent, text.length());
        if (!reference.lookingAt()) {
            throw broken(
                    value, "has a % that is followed neither by another % nor by (name)s", "Write %% for a % sign.");
        }
        return reference;
    }

    private Value.Part part(Value value, String name, Map<String, Value> reachable, int depth) {
        Value found = find(Python.lower(name), reachable);
        if (found == null) {
            throw broken(value, "refers to %(" + name + ")s, which is not defined", "Define it, or correct the name.");
        }
        return new Value.Part(name, resolve(found, reachable, depth + 1));
    }

    private Value find(String name, Map<String, Value> reachable) {
        if (name.equals("__name__")) {
            return Value.builtIn(section);
        }
        if (reachable.containsKey(name)) {
            return reachable.get(name);
        }
        return given.containsKey(name) ? given.get(name) : sections.statedOrDefault(section, name);
    }

    /** The values of other sections the text refers to, under the names it uses. */
    private Map<String, Value> withOtherSections(String text, Map<String, Value> across) {
        if (text.indexOf('/') < 0) {
            return across;
        }
        Map<String, Value> more = new HashMap<>(across);
        Matcher reference = SECTION_REFERENCE.matcher(text);
        while (reference.find()) {
            String name = reference.group(1);
            if (find(name, more) == null) {
                Value value = inSection(reference.group(2), reference.group(3));
                if (value != null) {
                    more.put(name, value);
                }
            }
        }
        return more;
    }

    private Value inSection(String other, String name) {
        String lower = Python.lower(other);
        if (lower.equals("default")) {
            return sections.statedDefault(name);
        }
        boolean known = lower.equals("known");
        if (!known && !sections.has(other)) {
            return null;
        }
        Value value = sections.stated(known ? Sections.KNOWN + section : other, name);
        return value == null ? sections.statedDefault(name) : value;
    }

    private BrokenConfigurationException broken(Value value, String why, String fix) {
        return new BrokenConfigurationException(
                value.source(), "The value of " + option + " in [" + section + "] " + why + ".", fix);
    }
}
