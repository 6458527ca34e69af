package org.bangui.history;

import java.io.Serializable;
import org.bangui.fail2ban.JailName;
import org.bangui.system.HostId;
import org.bangui.system.TimeRange;

/**
 * Which archived bans are wanted.
 *
 * @param range null for all times
 * @param jail null for all jails
 * @param origin null for all
 */
public record BanFilter(HostId host, TimeRange range, JailName jail, Origin origin) implements Serializable {}
