package org.bangui.events;

import org.bangui.system.HostId;

/** A fail2ban daemon came, went or was replaced. */
public record DaemonStateChanged(HostId host, boolean online) {}
