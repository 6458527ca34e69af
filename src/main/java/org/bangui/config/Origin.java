package org.bangui.config;

import java.io.Serializable;
import org.bangui.fail2ban.files.Value;

/**
 * A value and where it is stated.
 *
 * @param value as it is written there, references unresolved
 * @param file under the configuration folder; empty for what fail2ban itself supplies
 * @param line the first line, 0 when no file states it
 */
public record Origin(String value, String file, int line) implements Serializable {

    static Origin of(Value value, ConfigPlace place) {
        return new Origin(
                value.text(),
                place.relative(value.source().file()),
                value.source().line());
    }

    /** For a person: {@code jail.conf:12}. */
    public String place() {
        return file.isEmpty() ? "fail2ban" : file + ":" + line;
    }
}
