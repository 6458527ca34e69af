package org.bangui.config;

import org.bangui.fail2ban.files.ConfigPath;

/** One file of a revision: its content before and after, null where there was none. */
record StoredChange(ConfigPath path, byte[] before, byte[] after) {}
