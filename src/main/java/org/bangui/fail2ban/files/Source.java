package org.bangui.fail2ban.files;

import java.util.List;

/**
 * Where a value stands.
 *
 * @param file the file's path as fail2ban would open it, empty for what fail2ban itself supplies
 * @param lines the line number of each line of the value, counted from 1; empty when no file states it
 */
public record Source(String file, List<Integer> lines) {

    /** What fail2ban supplies when no file says anything. */
    public static final Source BUILT_IN = new Source("", List.of());

    public Source {
        lines = List.copyOf(lines);
    }

    /** The place of a single line. */
    public static Source of(String file, int line) {
        return new Source(file, List.of(line));
    }

    /** The first line, 0 when no file states the value. */
    public int line() {
        return lines.isEmpty() ? 0 : lines.get(0);
    }

    /** For a person: {@code jail.conf:12}, or that fail2ban supplies it. */
    @Override
    public String toString() {
        return file.isEmpty() ? "built into fail2ban" : file + ":" + line();
    }
}
