package org.bangui.setup;

import java.util.Locale;

/** What the wizard asks, one after the other. */
public enum SetupStep {
    PASSWORD,
    DATABASE,
    FAIL2BAN,
    DETAILS;

    /** As the texts name it. */
    public String getKey() {
        return name().toLowerCase(Locale.ROOT);
    }
}
