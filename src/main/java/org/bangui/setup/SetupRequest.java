package org.bangui.setup;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.bangui.auth.AuthService;
import org.bangui.system.DatabaseSettings;
import org.bangui.system.InvalidInputException;
import org.bangui.system.InvalidInputException.Fault;
import org.bangui.system.MapThresholds;
import org.bangui.system.Preferences;
import org.bangui.system.Secret;

/**
 * What the wizard asks for. The constructor refuses what cannot be, naming every fault.
 *
 * @param databaseUrl null keeps the database in use
 * @param fail2banSocket null takes the usual place, found by itself
 * @param fail2banConfigDir null takes the usual place, found by itself
 * @param timezone null takes the server's
 * @param sessionDurationMinutes null takes the default
 * @param mapThresholds null takes the default
 */
public record SetupRequest(
        String masterPassword,
        String databaseUrl,
        String databaseUser,
        String databasePassword,
        String fail2banSocket,
        String fail2banConfigDir,
        String timezone,
        Integer sessionDurationMinutes,
        MapThresholds mapThresholds) {

    private static final int LONGEST_SESSION_MINUTES = 60 * 24 * 365;

    public SetupRequest {
        List<Fault> faults = new ArrayList<>();
        if (masterPassword == null || masterPassword.length() < AuthService.MIN_PASSWORD_LENGTH) {
            faults.add(Fault.of(
                    "master_password",
                    "The password needs at least " + AuthService.MIN_PASSWORD_LENGTH + " characters."));
        }
        check(faults, "database_url", databaseUrl, url -> new DatabaseSettings(url, null, null));
        check(faults, "fail2ban_socket", fail2banSocket, SetupRequest::absolute);
        check(faults, "fail2ban_config_dir", fail2banConfigDir, SetupRequest::absolute);
        check(faults, "timezone", timezone, SetupRequest::zone);
        if (sessionDurationMinutes != null
                && (sessionDurationMinutes < 1 || sessionDurationMinutes > LONGEST_SESSION_MINUTES)) {
            faults.add(Fault.of("session_duration_minutes", "A session lasts from one minute to one year."));
        }
        if (!faults.isEmpty()) {
            throw new InvalidInputException(faults);
        }
    }

    /** Only the password is given; everything else is as usual. */
    public static SetupRequest unattended(String masterPassword) {
        return new SetupRequest(masterPassword, null, null, null, null, null, null, null, null);
    }

    /** The database to move to; null keeps the one in use. */
    DatabaseSettings database() {
        return blank(databaseUrl)
                ? null
                : new DatabaseSettings(
                        databaseUrl,
                        blank(databaseUser) ? null : databaseUser,
                        blank(databasePassword) ? null : new Secret(databasePassword));
    }

    ZoneId zone() {
        return blank(timezone) ? ZoneId.systemDefault() : ZoneId.of(timezone);
    }

    Duration sessionLength() {
        return sessionDurationMinutes == null
                ? Preferences.DEFAULT_SESSION_LENGTH
                : Duration.ofMinutes(sessionDurationMinutes);
    }

    MapThresholds thresholds() {
        return mapThresholds == null ? MapThresholds.DEFAULT : mapThresholds;
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }

    private static void check(List<Fault> faults, String field, String text, java.util.function.Consumer<String> rule) {
        if (!blank(text)) {
            try {
                rule.accept(text);
            } catch (IllegalArgumentException e) {
                faults.add(Fault.of(field, e.getMessage()));
            }
        }
    }

    private static void absolute(String text) {
        String problem = "A path that starts with / is needed.";
        try {
            if (!Path.of(text).isAbsolute()) {
                throw new IllegalArgumentException(problem);
            }
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(problem, e);
        }
    }

    private static void zone(String text) {
        try {
            ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("This is not a time zone; one looks like Europe/Berlin.", e);
        }
    }

    @Override
    public String toString() {
        return "SetupRequest";
    }
}
