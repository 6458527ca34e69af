package org.bangui.bans;

import java.io.Serializable;
import org.bangui.fail2ban.ActiveBan;
import org.bangui.fail2ban.JailName;

/**
 * A ban in force, with its jail.
 *
 * @param countryCode ISO 3166 alpha-2, null while unknown
 */
public record BannedAddress(JailName jail, ActiveBan ban, String countryCode) implements Serializable {

    public BannedAddress(JailName jail, ActiveBan ban) {
        this(jail, ban, null);
    }
}
