package org.bangui.history;

import java.util.Locale;

/** How a ban ended. */
public enum Ending {
    /** Its time was over. */
    EXPIRED,
    /** Lifted in BanGUI. */
    BANGUI,
    /** Lifted by somebody else, for example with fail2ban-client. */
    LIFTED,
    /** Its jail, or the daemon, was stopped; it comes back with it unless its time is over by then. */
    STOPPED;

    /** Reads the column; null for null. */
    static Ending of(String text) {
        return text == null ? null : valueOf(text.toUpperCase(Locale.ROOT));
    }

    /** As the database and the API name it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
