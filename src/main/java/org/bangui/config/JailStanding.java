package org.bangui.config;

import java.io.Serializable;

/**
 * How a jail that the files enable stands.
 *
 * @param active whether it runs
 * @param reason why not, from fail2ban's log; empty when it runs or nothing is known
 */
public record JailStanding(String name, boolean active, String reason) implements Serializable {}
