package org.bangui.events;

import org.bangui.system.HostId;

/** Jails of the host were started, changed or ended. */
public record JailsChanged(HostId host) {}
