package org.bangui.history;

import java.io.Serializable;
import java.time.Instant;
import org.bangui.fail2ban.JailName;

/**
 * What one jail had to do with an address.
 *
 * @param first its first ban there
 * @param last its latest ban there
 * @param inForce whether that one is not over, as far as the archive knows
 * @param next what another ban would be now, null when the jail does not run or its formula cannot be followed
 */
public record StoryJail(JailName jail, long bans, Instant first, Instant last, boolean inForce, NextBan next)
        implements Serializable {}
