package org.bangui.fail2ban.wire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the daemon is asked to do.
 *
 * @param words the command and its arguments, each a text, a whole number, a truth, null, a list or a map
 * @param changes whether it changes anything, so that it must never be sent twice without being asked for twice
 */
public record Command(List<?> words, boolean changes) {

    private static final int SHOWN = 200;

    public Command {
        words = Collections.unmodifiableList(new ArrayList<>(words));
    }

    public static Command read(String... words) {
        return new Command(Arrays.asList(words), false);
    }

    public static Command change(String... words) {
        return new Command(Arrays.asList(words), true);
    }

    /** The same command with these arguments at its end. */
    public Command with(Collection<String> arguments) {
        List<Object> all = new ArrayList<>(words);
        all.addAll(arguments);
        return new Command(all, changes);
    }

    /** The command as a person would type it, without what no person types (the streams of a reload), cut after 200 characters. */
    public String text() {
        String text = words.stream()
                .filter(word -> !(word instanceof Collection))
                .limit(SHOWN)
                .map(String::valueOf)
                .collect(Collectors.joining(" "));
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
