package org.bangui.fail2ban.files;

import java.util.List;

/**
 * One value of one option, and its history.
 *
 * @param content text; a {@link java.math.BigInteger} or {@link Boolean} once fail2ban has converted it; null for Python's None
 * @param source where it is stated; for a composed value, where the outermost text is stated
 * @param overridden the value that would count if this one were absent, null when there is none
 * @param parts what was put in place of {@code %(name)s} and {@code <name>}, in order
 */
public record Value(Object content, Source source, Value overridden, List<Part> parts) {

    /**
     * What took the place of a reference.
     *
     * @param reference the name between {@code %(} and {@code )s} or between {@code <} and {@code >}
     * @param value what was put there
     */
    public record Part(String reference, Value value) {}

    public Value {
        parts = List.copyOf(parts);
    }

    static Value of(Object content, Source source) {
        return new Value(content, source, null, List.of());
    }

    static Value builtIn(Object content) {
        return of(content, Source.BUILT_IN);
    }

    /** The content as Python prints it. */
    public String text() {
        return content instanceof String text ? text : Python.repr(content);
    }

    /** Where a line of the content stands; where the value begins when that cannot be told. */
    Source sourceOf(String line) {
        List<String> all = Python.lines(text());
        int index = all.indexOf(line);
        if (index >= 0 && all.size() == source.lines().size()) {
            return Source.of(source.file(), source.lines().get(index));
        }
        return parts.stream()
                .map(Part::value)
                .filter(part -> Python.lines(part.text()).contains(line))
                .map(part -> part.sourceOf(line))
                .findFirst()
                .orElse(source);
    }

    /** The same value, stated after another one of the same name. */
    Value over(Value previous) {
        return previous == null ? this : new Value(content, source, previous, parts);
    }

    /** The same value, with another one below everything it overrides already. */
    Value above(Value lowest) {
        if (lowest == null) {
            return this;
        }
        return over(overridden == null ? lowest : overridden.above(lowest));
    }

    Value converted(Object newContent) {
        return new Value(newContent, source, overridden, parts);
    }

    Value composed(String newContent, List<Part> newParts) {
        return new Value(newContent, source, overridden, newParts);
    }
}
