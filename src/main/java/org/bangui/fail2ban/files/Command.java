package org.bangui.fail2ban.files;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * One command of the stream the daemon gets.
 *
 * @param words texts, numbers ({@link java.math.BigInteger}), {@link Boolean}s, lists and maps of these, and null for None
 * @param values the values the command was made of, in order
 */
public record Command(List<Object> words, List<Value> values) {

    public Command {
        words = Collections.unmodifiableList(new ArrayList<>(words));
        values = List.copyOf(values);
    }

    static Command of(Object... words) {
        return new Command(Arrays.asList(words), List.of());
    }

    /** {@code set JAIL OPTION VALUE}. */
    static Command set(String jail, String option, Value value) {
        return new Command(Arrays.asList("set", jail, option, value.content()), List.of(value));
    }

    Command from(List<Value> origins) {
        return new Command(words, origins);
    }

    /** The command as {@code fail2ban-client -d} prints it. */
    @Override
    public String toString() {
        return Python.repr(words);
    }
}
