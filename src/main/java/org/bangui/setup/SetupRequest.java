package org.bangui.setup;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;

/**
 * What the wizard asks for. The constructor refuses what cannot be.
 *
 * @param databaseUrl null keeps the database in use
 */
public record SetupRequest(
        String masterPassword,
        String databaseUrl,
        Path fail2banSocket,
        Path fail2banConfigDir,
        ZoneId timezone,
        Duration sessionLength) {}
