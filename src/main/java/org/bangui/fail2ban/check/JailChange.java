package org.bangui.fail2ban.check;

import java.io.Serializable;
import java.util.List;

/**
 * What becomes of one jail when one configuration takes the place of another.
 *
 * @param kind what the daemon is told
 * @param before the commands it was made of, as {@code fail2ban-client -d} prints them; none when it did not exist
 * @param after the commands it will be made of; none when it ends
 */
public record JailChange(String jail, Kind kind, List<String> before, List<String> after) implements Serializable {

    /** What the daemon is told about a jail. */
    public enum Kind {
        /** It is new. */
        START,
        /** It is there no more. */
        STOP,
        /** It changes in place; its bans stay. */
        RELOAD,
        /** It ends and begins anew, since the daemon would keep something of the old one; its bans are lifted and placed again. */
        RESTART
    }

    public JailChange {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }
}
