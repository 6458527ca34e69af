package org.bangui.bans;

import java.io.Serializable;
import org.bangui.fail2ban.ActiveBan;
import org.bangui.fail2ban.JailName;

/**
 * A ban in force, with its jail.
 *
 * @param countryCode ISO 3166 alpha-2, null while unknown
 * @param banCount how often it was banned in this jail, this time included; 0 while the archive does not know it
 */
public record BannedAddress(JailName jail, ActiveBan ban, String countryCode, int banCount) implements Serializable {

    public BannedAddress(JailName jail, ActiveBan ban) {
        this(jail, ban, null, 0);
    }
}
