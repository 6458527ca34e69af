package org.bangui.setup;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.bangui.system.Settings;

/** Where fail2ban is on most machines. */
final class UsualPlaces {

    private static final List<Path> SOCKETS = List.of(
            Settings.Daemon.DEFAULT_SOCKET,
            Path.of("/run/fail2ban/fail2ban.sock"),
            Path.of("/config/fail2ban/fail2ban.sock"),
            Path.of("/usr/local/var/run/fail2ban/fail2ban.sock"));
    private static final List<Path> CONFIG_DIRS = List.of(
            Settings.Daemon.DEFAULT_CONFIG_DIR, Path.of("/usr/local/etc/fail2ban"), Path.of("/config/fail2ban"));

    private UsualPlaces() {}

    /** The first place where there is a socket, else the most usual one. */
    static Path socket() {
        return first(SOCKETS, Files::exists);
    }

    /** The first folder with a {@code jail.conf}, else the most usual one. */
    static Path configDir() {
        return first(CONFIG_DIRS, folder -> Files.exists(folder.resolve("jail.conf")));
    }

    private static Path first(List<Path> places, Predicate<Path> fits) {
        return places.stream().filter(fits).findFirst().orElse(places.get(0));
    }
}
