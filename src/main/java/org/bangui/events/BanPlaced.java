package org.bangui.events;

import java.time.Instant;
import org.bangui.fail2ban.BanId;
import org.bangui.fail2ban.JailName;
import org.bangui.system.HostId;

/** A ban was seen for the first time and stands in the archive. */
public record BanPlaced(HostId host, JailName jail, BanId id, Instant bannedAt) {}
