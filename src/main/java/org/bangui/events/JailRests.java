package org.bangui.events;

import org.bangui.fail2ban.JailName;
import org.bangui.system.HostId;

/** The jail was told to rest, or to go on. */
public record JailRests(HostId host, JailName jail, boolean on) {}
