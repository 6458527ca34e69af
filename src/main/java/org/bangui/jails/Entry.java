package org.bangui.jails;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * One entry of a list of a jail.
 *
 * @param live whether the daemon has it
 * @param stored whether the files have it
 * @param source where the files have it, null when they do not
 */
public record Entry(String value, boolean live, boolean stored, String source) implements Serializable {

    /**
     * The daemon's entries in their order, then those that only the files have.
     *
     * @param same whether an entry of the files, given first, is one of the daemon
     */
    static List<Entry> merged(List<String> live, List<Stored> stored, BiPredicate<String, String> same) {
        List<Stored> left = new ArrayList<>(stored);
        List<Entry> entries = new ArrayList<>();
        for (String value : live) {
            Stored found = left.stream()
                    .filter(each -> same.test(each.value(), value))
                    .findFirst()
                    .orElse(null);
            left.remove(found);
            entries.add(new Entry(value, true, found != null, found == null ? null : found.source()));
        }
        left.forEach(each -> entries.add(new Entry(each.value(), false, true, each.source())));
        return List.copyOf(entries);
    }
}
