package org.bangui.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bangui.fail2ban.JailName;
import org.bangui.net.Cidr;

/** Turns the texts of file and environment into {@link Settings}, collecting every fault on the way. */
final class SettingsReader {

    private static final int MIN_PASSWORD_LENGTH = 10;
    private static final Path DEFAULT_HOME = Path.of("/var/lib/bangui");

    private final List<String> faults = new ArrayList<>();
    private final Path home;
    private final SettingsSource source;

    SettingsReader(Map<String, String> environment) {
        String given = environment.get("BANGUI_HOME");
        home = given == null || given.isBlank() ? DEFAULT_HOME : Path.of(given).toAbsolutePath();
        source = new SettingsSource(environment, home.resolve(PropertiesFile.NAME), faults);
    }

    Settings read() {
        Settings settings = new Settings(
                home,
                http(),
                database(),
                source.text(SettingKey.DATABASE_URL).isPresent(),
                masterPassword(),
                daemon(),
                get(SettingKey.LOG_DIRS, SettingsReader::paths, List.of(Path.of("/var/log"))),
                get(SettingKey.ADMIN_NETWORKS, SettingsReader::networks, List.of()),
                get(SettingKey.ACTIONS_EDITABLE, SettingsReader::flag, false),
                geo(),
                get(SettingKey.BLOCKLIST_JAIL, JailName::new, new JailName("blocklist-import")),
                get(SettingKey.METRICS, text -> choice(Settings.Metrics.class, text), Settings.Metrics.OFF),
                get(SettingKey.LOG_FORMAT, text -> choice(Settings.LogFormat.class, text), Settings.LogFormat.TEXT));
        if (!faults.isEmpty()) {
            throw new InvalidSettingsException(faults);
        }
        return settings;
    }

    private Settings.Http http() {
        return new Settings.Http(
                get(SettingKey.HTTP_HOST, SettingsReader::word, "127.0.0.1"),
                get(SettingKey.HTTP_PORT, text -> number(text, 1, 65_535), 8080),
                get(SettingKey.BASE_PATH, SettingsReader::basePath, "/"),
                get(SettingKey.TRUSTED_PROXIES, SettingsReader::networks, List.of()));
    }

    private DatabaseSettings database() {
        String user = source.text(SettingKey.DATABASE_USER).orElse(null);
        Secret password = secret(SettingKey.DATABASE_PASSWORD, SettingKey.DATABASE_PASSWORD_FILE)
                .orElse(null);
        return get(
                SettingKey.DATABASE_URL,
                url -> new DatabaseSettings(url, user, password),
                DatabaseSettings.sqlite(home.resolve("bangui.db")));
    }

    private Optional<Secret> masterPassword() {
        Optional<Secret> password = secret(SettingKey.MASTER_PASSWORD, SettingKey.MASTER_PASSWORD_FILE);
        if (password.filter(secret -> secret.value().length() < MIN_PASSWORD_LENGTH)
                .isPresent()) {
            faults.add("BANGUI_MASTER_PASSWORD: it needs at least " + MIN_PASSWORD_LENGTH + " characters");
        }
        return password;
    }

    private Settings.Daemon daemon() {
        boolean systemd = Files.isDirectory(Path.of("/run/systemd/system"));
        return new Settings.Daemon(
                get(SettingKey.FAIL2BAN_SOCKET, text -> Optional.of(path(text)), Optional.empty()),
                get(SettingKey.FAIL2BAN_CONFIG_DIR, text -> Optional.of(path(text)), Optional.empty()),
                get(SettingKey.FAIL2BAN_START_COMMAND, SettingsReader::command, daemonCommand(systemd, "start")),
                get(SettingKey.FAIL2BAN_STOP_COMMAND, SettingsReader::command, daemonCommand(systemd, "stop")),
                get(
                        SettingKey.FAIL2BAN_TIMEOUT,
                        text -> Duration.ofSeconds(number(text, 1, 600)),
                        Duration.ofSeconds(10)),
                get(SettingKey.FAIL2BAN_CONCURRENCY, text -> number(text, 1, 100), 10));
    }

    private static List<String> daemonCommand(boolean systemd, String verb) {
        return systemd ? List.of("systemctl", verb, "fail2ban") : List.of("fail2ban-client", verb);
    }

    private Settings.Geo geo() {
        return new Settings.Geo(
                get(SettingKey.GEO_DATABASE, text -> Optional.of(path(text)), Optional.empty()),
                get(SettingKey.ASN_DATABASE, text -> Optional.of(path(text)), Optional.empty()),
                get(SettingKey.GEO_HTTP_FALLBACK, SettingsReader::flag, false));
    }

    private <T> T get(SettingKey key, Function<String, T> parse, T otherwise) {
        Optional<String> text = source.text(key);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            return parse.apply(text.get());
        } catch (IllegalArgumentException e) {
            faults.add(source.name(key) + ": " + e.getMessage());
            return otherwise;
        }
    }

    private Optional<Secret> secret(SettingKey key, SettingKey fileKey) {
        Optional<Secret> direct = source.text(key).map(Secret::new);
        return direct.isPresent() ? direct : source.text(fileKey).flatMap(file -> secretFile(fileKey, file));
    }

    private Optional<Secret> secretFile(SettingKey key, String file) {
        try {
            String text = Files.readString(path(file)).strip();
            if (text.isEmpty()) {
                faults.add(source.name(key) + ": the file is empty");
            }
            return Optional.of(new Secret(text));
        } catch (IOException | IllegalArgumentException e) {
            faults.add(source.name(key) + ": the file cannot be read");
            return Optional.empty();
        }
    }

    private static String word(String text) {
        if (!text.matches("[A-Za-z0-9.:_\\[\\]-]+")) {
            throw new IllegalArgumentException("this is not a host name or address");
        }
        return text;
    }

    private static int number(String text, int least, int most) {
        String problem = "a whole number from " + least + " to " + most + " is needed";
        if (!text.matches("\\d{1,9}")) {
            throw new IllegalArgumentException(problem);
        }
        int number = Integer.parseInt(text);
        if (number < least || number > most) {
            throw new IllegalArgumentException(problem);
        }
        return number;
    }

    private static boolean flag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on", "1" -> true;
            case "false", "no", "off", "0" -> false;
            default -> throw new IllegalArgumentException("true or false is needed");
        };
    }

    private static <E extends Enum<E>> E choice(Class<E> type, String text) {
        return Stream.of(type.getEnumConstants())
                .filter(value -> value.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "one of " + Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT) + " is needed"));
    }

    private static String basePath(String text) {
        if (!text.matches("/|(/[A-Za-z0-9._~-]+)+/?")) {
            throw new IllegalArgumentException("a path like /bangui is needed");
        }
        return text.length() > 1 && text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    private static Path path(String text) {
        Path path = Path.of(text);
        if (!path.isAbsolute()) {
            throw new IllegalArgumentException("a path that starts with / is needed");
        }
        return path;
    }

    private static List<Path> paths(String text) {
        return Stream.of(text.split("[,:]"))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .map(SettingsReader::path)
                .toList();
    }

    private static List<Cidr> networks(String text) {
        return Stream.of(text.split("[,\\s]+"))
                .filter(part -> !part.isEmpty())
                .map(Cidr::parse)
                .toList();
    }

    private static List<String> command(String text) {
        return List.of(text.strip().split("\\s+"));
    }
}
