package org.bangui.bans;

import java.io.Serializable;
import org.bangui.fail2ban.ActiveBan;
import org.bangui.fail2ban.JailName;

/** A ban in force, with its jail. */
public record BannedAddress(JailName jail, ActiveBan ban) implements Serializable {}
