package org.bangui.bans;

import java.io.Serializable;
import java.time.Instant;
import org.bangui.fail2ban.JailName;

/**
 * A ban or unban of one address that somebody ordered here.
 *
 * @param jail null for an unban in every jail
 * @param reason null when none was given
 */
public record RecordedOrder(Instant at, Deed deed, JailName jail, String who, String reason) implements Serializable {

    /** What was ordered. */
    public enum Deed {
        BAN,
        UNBAN
    }
}
