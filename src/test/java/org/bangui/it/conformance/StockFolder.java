package org.bangui.it.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bangui.fail2ban.files.Configuration;
import org.bangui.fail2ban.files.ConfigurationReader;
import org.bangui.fail2ban.files.FileTree;
import org.bangui.fail2ban.files.Jail;
import org.bangui.fail2ban.files.Release;
import org.bangui.testing.Fail2banRelease;

/**
 * A private copy of the stock configuration: every jail enabled, every absolute path moved below the folder, every log file
 * created.
 */
public record StockFolder(Path root, Fail2banRelease release) {

    private static final Pattern SECTION = Pattern.compile("(?m)^\\[([^]]+)]");
    private static final Pattern ABSOLUTE_PATH = Pattern.compile("(?m)((?:=|^)[ \\t]*)/(?=\\w)");

    public Path config() {
        return root.resolve("conf");
    }

    public StockFolder write() throws IOException {
        try (Stream<Path> files = Files.walk(release.stockConfig())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy =
                        config().resolve(release.stockConfig().relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        for (String name : List.of("jail.conf", "paths-common.conf", "paths-debian.conf")) {
            Path file = config().resolve(name);
            String moved = ABSOLUTE_PATH.matcher(Files.readString(file)).replaceAll("$1" + root + "/");
            Files.writeString(file, moved);
        }
        StringBuilder enabled = new StringBuilder();
        jails().forEach(jail -> enabled.append("[%s]\nenabled = true\n".formatted(jail)));
        Files.writeString(config().resolve("jail.local"), enabled);
        createLogs();
        return this;
    }

    Set<String> jails() throws IOException {
        Set<String> names = new LinkedHashSet<>();
        Matcher section = SECTION.matcher(Files.readString(config().resolve("jail.conf")));
        while (section.find()) {
            names.add(section.group(1));
        }
        names.removeAll(Set.of("DEFAULT", "INCLUDES"));
        return names;
    }

    private void createLogs() throws IOException {
        Configuration configuration =
                new ConfigurationReader(FileTree.onDisk(), config().toString(), new Release(release.version())).read();
        for (Jail jail : configuration.jails()) {
            if (jail.options().containsKey("logpath")) {
                for (String line : jail.options().get("logpath").text().split("\n")) {
                    Path log = Path.of(line.split(" ")[0].replace("[0-9]", "0").replace("*", "any"));
                    Files.createDirectories(log.getParent());
                    Files.write(log, new byte[0]);
                }
            }
        }
    }
}
