package org.bangui.jails;

import java.io.Serializable;
import java.time.Instant;
import org.bangui.fail2ban.JailName;

/**
 * A jail that the files enable and that does not run.
 *
 * @param words those of the files' or of fail2ban's complaint, empty without one; strangers may have written parts of them
 * @param at when it ended, null when nobody tells
 */
public record StoppedJail(JailName name, Cause cause, String words, Instant at) implements Serializable {

    /** Why it does not run. The pages have each in words. */
    public enum Cause {
        /** The files are wrong. */
        FILES,
        /** fail2ban complained about it. */
        ERROR,
        /** It was stopped. */
        STOPPED,
        /** Nothing tells why. */
        UNKNOWN
    }
}
