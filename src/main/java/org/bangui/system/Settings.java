package org.bangui.system;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bangui.fail2ban.JailName;
import org.bangui.net.Cidr;

/**
 * How this process was told to run: read once at start, the same until it ends.
 *
 * @param home data folder
 * @param masterPassword for the unattended set-up
 * @param logDirs where log previews may read besides the jails' own log paths
 * @param adminNetworks where administrators are: never banned without a second yes
 * @param actionsEditable whether action commands, which run as root, may be edited
 */
public record Settings(
        Path home,
        Http http,
        DatabaseSettings database,
        boolean databaseGiven,
        Optional<Secret> masterPassword,
        Daemon fail2ban,
        List<Path> logDirs,
        List<Cidr> adminNetworks,
        boolean actionsEditable,
        Geo geo,
        JailName blocklistJail,
        Metrics metrics,
        LogFormat logFormat) {

    public enum Metrics {
        OFF,
        TOKEN,
        OPEN
    }

    public enum LogFormat {
        TEXT,
        JSON
    }

    /** @param basePath {@code /}, or a path that starts with a slash and does not end with one */
    public record Http(String host, int port, String basePath, List<Cidr> trustedProxies) {}

    /**
     * @param socket empty: what the set-up stored, else the usual place
     * @param configDir empty: what the set-up stored, else the usual place
     * @param startCommand program and arguments, no shell
     * @param stopCommand program and arguments, no shell
     * @param timeout per command
     * @param concurrency most commands in flight
     */
    public record Daemon(
            Optional<Path> socket,
            Optional<Path> configDir,
            List<String> startCommand,
            List<String> stopCommand,
            Duration timeout,
            int concurrency) {

        public static final Path DEFAULT_SOCKET = Path.of("/var/run/fail2ban/fail2ban.sock");
        public static final Path DEFAULT_CONFIG_DIR = Path.of("/etc/fail2ban");
    }

    /** MMDB files; empty: the bundled country data, no network names. */
    public record Geo(Optional<Path> countryDatabase, Optional<Path> asnDatabase, boolean httpFallback) {}

    /**
     * Defaults, then {@code bangui.properties} in the home folder, then the environment; later wins.
     *
     * @throws InvalidSettingsException listing every fault
     */
    public static Settings load(Map<String, String> environment) {
        return new SettingsReader(environment).read();
    }
}
