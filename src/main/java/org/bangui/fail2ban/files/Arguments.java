package org.bangui.fail2ban.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The options of a command that reads a configuration folder, each followed by its value. */
final class Arguments {

    private static final Release NEWEST = new Release("1.1.0");
    private static final Pattern VERSION = Pattern.compile("(?m)^version = \"([^\"]+)\"");
    private static final List<Path> LIBRARIES = List.of(Path.of("/usr/lib"), Path.of("/usr/local/lib"));

    private final Map<String, String> values = new HashMap<>();

    /** @throws IllegalArgumentException with the usage when an option is none of these or has no value */
    Arguments(List<String> arguments, List<String> options, String usage) {
        for (int i = 0; i < arguments.size(); i += 2) {
            if (!options.contains(arguments.get(i)) || i + 1 == arguments.size()) {
                throw new IllegalArgumentException(usage);
            }
            values.put(arguments.get(i), arguments.get(i + 1));
        }
    }

    String get(String option, String fallback) {
        return values.getOrDefault(option, fallback);
    }

    ConfigurationReader reader() {
        return new ConfigurationReader(FileTree.onDisk(), get("--config-dir", "/etc/fail2ban"), release());
    }

    /** The release asked for, else the installed one, else the newest that is known. */
    private Release release() {
        String wanted = values.get("--for");
        return wanted == null ? installed() : new Release(wanted);
    }

    private static Release installed() {
        for (Path library : LIBRARIES) {
            String[] pythons = library.toFile().list((in, name) -> name.startsWith("python3"));
            for (String python : pythons == null ? new String[0] : pythons) {
                for (String packages : List.of("dist-packages", "site-packages")) {
                    Optional<Release> release = release(library.resolve(python).resolve(packages));
                    if (release.isPresent()) {
                        return release.get();
                    }
                }
            }
        }
        return NEWEST;
    }

    private static Optional<Release> release(Path packages) {
        try {
            Matcher version = VERSION.matcher(Files.readString(packages.resolve("fail2ban/version.py")));
            return version.find() ? Optional.of(new Release(version.group(1))) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
