package org.bangui.fail2ban.history;

import java.time.Instant;
import org.bangui.fail2ban.JailName;

/**
 * How a jail that ran came to its end, as fail2ban's log tells it.
 *
 * @param error what fail2ban complained about, null when the jail was just ended; strangers may have written parts of it
 */
public record JailEnd(JailName jail, Instant at, String error) {}
