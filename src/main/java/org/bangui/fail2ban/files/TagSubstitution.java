package org.bangui.fail2ban.files;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts the values of options in place of {@code <option>}, again and again until nothing changes; unknown tags stay. */
final class TagSubstitution {

    private static final int MOST_REPEATS = 25;
    private static final int LONGEST = 10_000_000;
    private static final Pattern TAG = Pattern.compile("<([^ <>]+)>");

    private final Map<String, Value> values;
    private final Set<String> ignored;
    private final Function<String, Value> elsewhere;
    private final Map<String, Map<String, Integer>> repeats = new HashMap<>();
    private final Set<String> done = new HashSet<>();

    private TagSubstitution(Map<String, Value> values, Set<String> ignored, Function<String, Value> elsewhere) {
        this.values = new LinkedHashMap<>(values);
        this.ignored = ignored;
        this.elsewhere = elsewhere;
    }

    /**
     * The values with their tags replaced.
     *
     * @param ignored tags that are left as they are, and values that are left as they are
     * @param elsewhere where to look for a tag that is none of the values; may answer null
     * @throws BrokenConfigurationException when a value contains itself
     */
    static Map<String, Value> replace(
            Map<String, Value> values, Set<String> ignored, Function<String, Value> elsewhere) {
        TagSubstitution substitution = new TagSubstitution(values, ignored, elsewhere);
        boolean again = true;
        while (again) {
            again = false;
            for (String name : values.keySet()) {
                again |= substitution.replaceIn(name);
            }
        }
        return substitution.values;
    }

    private boolean replaceIn(String name) {
        if (ignored.contains(name) || done.contains(name)) {
            return false;
        }
        Value before = values.get(name);
        Value after = replaced(name, before);
        boolean changed = !after.text().equals(before.text());
        if (changed) {
            values.put(name, after);
        }
        if (after.text().indexOf('<') < 0) {
            done.add(name);
        }
        return changed && TAG.matcher(after.text()).find();
    }

    private Value replaced(String name, Value value) {
        String text = value.text();
        Map<String, Integer> counts = repeats.computeIfAbsent(name, key -> new HashMap<>());
        List<Value.Part> parts = new ArrayList<>(value.parts());
        Matcher matcher = TAG.matcher(text);
        boolean found = matcher.find();
        while (found) {
            String tag = matcher.group(1);
            Value replacement = ignored.contains(tag) ? null : replacement(name, tag, value, counts);
            if (replacement == null) {
                found = matcher.find(matcher.end());
            } else {
                text = shortEnough(text.replace("<" + tag + ">", replacement.text()), value, name);
                parts.add(new Value.Part(tag, replacement));
                counts.merge(tag, 1, Integer::sum);
                int start = matcher.start();
                matcher = TAG.matcher(text);
                found = start <= text.length() && matcher.find(start);
            }
        }
        return parts.size() == value.parts().size() ? value : value.composed(text, parts);
    }

    private Value replacement(String name, String tag, Value value, Map<String, Integer> counts) {
        if (tag.equals(name) || counts.getOrDefault(tag, 1) > MOST_REPEATS) {
            throw new BrokenConfigurationException(
                    value.source(),
                    "The value of " + name + " contains itself through <" + tag + ">.",
                    "Remove one of the tags.");
        }
        Value replacement = values.get(tag);
        if (replacement == null || replacement.content() == null) {
            replacement = elsewhere.apply(tag);
        }
        return replacement == null || replacement.content() == null ? null : replacement;
    }

    private static String shortEnough(String text, Value value, String name) {
        if (text.length() > LONGEST) {
            throw new BrokenConfigurationException(
                    value.source(),
                    "The value of " + name + " grows without end through its <tags>.",
                    "Use fewer tags.");
        }
        return text;
    }
}
