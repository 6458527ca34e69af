package org.bangui.config;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.bangui.fail2ban.files.KnownOptions;
import org.bangui.fail2ban.files.Value;

/**
 * One option as the files state it.
 *
 * @param name the option
 * @param value what counts after all references are resolved; as written where that is not known
 * @param stated as it is written, references unresolved
 * @param file where it is stated, under the configuration folder; empty for what fail2ban itself supplies
 * @param line the first line, 0 when no file states it
 * @param own whether the jail or section states it itself, not only {@code [DEFAULT]}
 * @param overrides what would count without it, nearest first
 * @param note what a filter's or action's file says about it in a comment, otherwise empty
 */
public record Setting(
        String name,
        String value,
        String stated,
        String file,
        int line,
        boolean own,
        List<Origin> overrides,
        String note)
        implements Serializable {

    public Setting {
        overrides = List.copyOf(overrides);
    }

    /** @param effective after all references are resolved; null when that is not known */
    static Setting of(String name, Value stated, Value effective, boolean own, ConfigPlace place) {
        List<Origin> overrides = new ArrayList<>();
        for (Value below = stated.overridden(); below != null; below = below.overridden()) {
            overrides.add(Origin.of(below, place));
        }
        Origin origin = Origin.of(stated, place);
        String value = effective == null ? stated.text() : effective.text();
        return new Setting(name, value, stated.text(), origin.file(), origin.line(), own, overrides, "");
    }

    Setting withNote(String text) {
        return new Setting(name, value, stated, file, line, own, overrides, text);
    }

    static Setting builtIn(String name, Value effective) {
        String text = effective.content() == null ? "" : effective.text();
        return new Setting(name, text, "", "", 0, false, List.of(), "");
    }

    static Setting unset(String name) {
        return new Setting(name, "", "", "", 0, false, List.of(), "");
    }

    /** {@code truth}, {@code lines} (a value of several lines) or {@code text}: how a form asks for it. */
    public String kind() {
        if (KnownOptions.TRUTHS.contains(name) && (stated.isEmpty() || stated.matches("(?i)true|false"))) {
            return "truth";
        }
        return KnownOptions.LINES.contains(name) || stated.contains("\n") ? "lines" : "text";
    }

    /** For a person: {@code jail.local:12}; empty when no file states it. */
    public String place() {
        return file.isEmpty() ? "" : file + ":" + line;
    }

    /** Whether a file of an administrator states it, from where it can be taken out. */
    public boolean resettable() {
        return own && file.endsWith(".local");
    }
}
