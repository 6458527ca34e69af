package org.bangui.jails;

import java.io.Serializable;
import java.time.Instant;

/**
 * A log file that a jail follows, as it is on disk now.
 *
 * @param state what the daemon can do with it
 * @param size in bytes, 0 when unknown
 * @param changedAt when something was written to it last, null when unknown
 */
public record LogFile(String path, State state, long size, Instant changedAt) implements Serializable {

    LogFile in(State other) {
        return new LogFile(path, other, size, changedAt);
    }

    /** What the daemon can do with a log file. */
    public enum State {
        READABLE,
        /** Nothing stands in the way as far as can be seen from here. */
        UNCERTAIN,
        /** It grows, and the daemon does not read on in it. */
        UNREAD,
        UNREADABLE,
        MISSING
    }
}
