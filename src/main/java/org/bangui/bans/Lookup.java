package org.bangui.bans;

import java.io.Serializable;
import java.util.List;
import org.bangui.fail2ban.BanId;
import org.bangui.history.ArchivedBan;

/**
 * All about one address.
 *
 * @param banned where it is banned now, itself or with a network that holds it
 * @param history its latest bans, newest first
 */
public record Lookup(BanId ip, List<BannedAddress> banned, List<ArchivedBan> history) implements Serializable {}
