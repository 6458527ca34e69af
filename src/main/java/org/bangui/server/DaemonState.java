package org.bangui.server;

import java.io.Serializable;
import java.time.Instant;

/**
 * What the last health check found.
 *
 * @param online whether the daemon answered
 * @param version of fail2ban, null while it never answered
 * @param since when this state began
 * @param checkedAt when it was checked last
 * @param problem why it is offline and what to do, null when online
 */
public record DaemonState(boolean online, String version, Instant since, Instant checkedAt, String problem)
        implements Serializable {}
