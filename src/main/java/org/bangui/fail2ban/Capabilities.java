package org.bangui.fail2ban;

/**
 * What this daemon can do, found by asking once per daemon start.
 *
 * @param version as the daemon tells it, for example {@code 1.0.2}
 * @param stats whether the {@code stats} command exists (1.1.0 and later)
 */
public record Capabilities(String version, boolean stats) {}
