package org.bangui.fail2ban.history;

import java.time.Instant;
import org.bangui.fail2ban.BanId;
import org.bangui.fail2ban.JailName;

/**
 * A line of fail2ban's log that tells of a ban.
 *
 * @param id null for a stop
 * @param at when it was written, in milliseconds
 */
public record LoggedEvent(Kind kind, JailName jail, BanId id, Instant at) {

    public enum Kind {
        /** A failure, which may lead to a ban. */
        FOUND,
        BAN,
        UNBAN,
        /** A ban put in force again after the daemon was restarted; not a new one. */
        RESTORE,
        /** The end of a jail: the unbans just before it were part of it. */
        STOP
    }
}
