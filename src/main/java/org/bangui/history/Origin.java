package org.bangui.history;

import java.util.Locale;
import org.bangui.system.BadParameterException;

/** Where a ban came from: the blocklist jail, or fail2ban's own judgement (all other jails). */
public enum Origin {
    BLOCKLIST,
    SELFBLOCK;

    /** Reads {@code blocklist}, {@code selfblock} or {@code all}; null for all or nothing. */
    public static Origin parse(String text) {
        if (text == null || text.isEmpty() || text.equals("all")) {
            return null;
        }
        for (Origin origin : values()) {
            if (origin.text().equals(text)) {
                return origin;
            }
        }
        throw new BadParameterException("The origin must be all, blocklist or selfblock.");
    }

    /** As the API names it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
