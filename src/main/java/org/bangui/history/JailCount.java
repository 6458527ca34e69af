package org.bangui.history;

import java.io.Serializable;
import org.bangui.fail2ban.JailName;

/** How many bans a jail had. */
public record JailCount(JailName jail, long count) implements Serializable {}
