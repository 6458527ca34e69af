package org.bangui.history;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.bangui.fail2ban.JailName;

/**
 * One thing that happened to an address.
 *
 * @param times how often, for failures of the same moment; 1 for the others
 * @param ban the ban that begins or ends, null for a failure
 * @param reason why the ban ended, null for the others, and where nobody knows
 * @param lines what led to a ban, written by attackers; empty for the others
 */
public record StoryEvent(
        Instant time, Kind kind, JailName jail, int times, ArchivedBan ban, Ending reason, List<MatchedLine> lines)
        implements Serializable {

    /** Who had it banned or unbanned here, null when nobody did. */
    public ArchivedBan.Order order() {
        return switch (kind) {
            case BAN -> ban.placed();
            case UNBAN -> ban.lifted();
            case FOUND -> null;
        };
    }

    public enum Kind {
        /** A failure that the jail's filter found. */
        FOUND,
        BAN,
        UNBAN;

        /** As the API names it. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
