package org.bangui.history;

/** Where a ban came from: the blocklist jail, or fail2ban's own judgement (all other jails). */
public enum Origin {
    BLOCKLIST,
    SELFBLOCK
}
