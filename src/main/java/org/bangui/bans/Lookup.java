package org.bangui.bans;

import java.io.Serializable;
import java.util.List;
import org.bangui.fail2ban.BanId;
import org.bangui.fail2ban.JailName;
import org.bangui.geo.GeoAnswer;
import org.bangui.history.ArchivedBan;

/**
 * All about one address.
 *
 * @param banned where it is banned now, itself or with a network that holds it
 * @param history its latest bans, newest first
 * @param orders who banned and unbanned it here, newest first
 * @param ignored the ignore lists that hold it
 * @param geo where it is
 */
public record Lookup(
        BanId ip,
        List<BannedAddress> banned,
        List<ArchivedBan> history,
        List<RecordedOrder> orders,
        List<Ignored> ignored,
        GeoAnswer geo)
        implements Serializable {

    /** An entry of a jail's ignore list: its log lines lead to no ban of the address. */
    public record Ignored(JailName jail, String entry) implements Serializable {}
}
