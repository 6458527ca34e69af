package org.bangui.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.bangui.fail2ban.files.Jail;
import org.bangui.system.HostId;
import org.bangui.system.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds logs on this host that a jail could watch. */
@ApplicationScoped
public class FoundLogService {

    private static final Logger log = LoggerFactory.getLogger(FoundLogService.class);
    private static final int DEPTH = 3;
    private static final int MOST = 500;
    private static final Pattern PUT_AWAY =
            Pattern.compile("(?i).*(?:\\.(?:gz|xz|bz2|zst|zip|journal|old|db|sqlite3?|json)|[.-]\\d+)");

    @Inject
    ConfigReadService config;

    @Inject
    Settings settings;

    /** One log; {@code bytes} its size, {@code changed} when it last grew. */
    public record FoundLog(String path, long bytes, Instant changed) implements Serializable {}

    /** The logs that are there of those that jails with this filter watch, active or not, by path. */
    public List<String> usual(HostId host, String filter) {
        return ConfigReadService.reader(config.place(host)).readAllAsEnabled().jails().stream()
                .filter(jail -> ConfigReadService.filterName(jail).equals(filter))
                .filter(jail -> jail.state() == Jail.State.READY)
                .flatMap(FilterTrialService::paths)
                .filter(Files::isReadable)
                .map(Path::toString)
                .distinct()
                .sorted()
                .toList();
    }

    /** Every log in the folders for logs that is still written to, the latest first; no more than 500. */
    public List<FoundLog> found() {
        List<FoundLog> found = new ArrayList<>();
        settings.logDirs().forEach(folder -> addFrom(folder, found));
        return found.stream()
                .sorted(Comparator.comparing(FoundLog::changed).reversed())
                .distinct()
                .toList();
    }

    private static void addFrom(Path folder, List<FoundLog> found) {
        try {
            Files.walkFileTree(folder, Set.of(), DEPTH, new Collector(found));
        } catch (IOException e) {
            log.debug("{} cannot be looked into.", folder, e);
        }
    }

    /** Takes what is a log, and passes what cannot be looked into. */
    private static final class Collector extends SimpleFileVisitor<Path> {

        private final List<FoundLog> found;

        Collector(List<FoundLog> found) {
            this.found = found;
        }

        @Override
        public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
            if (isLog(path, attributes)) {
                Instant changed = attributes.lastModifiedTime().toInstant();
                found.add(new FoundLog(path.toString(), attributes.size(), changed));
            }
            return found.size() < MOST ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path path, IOException e) {
            return FileVisitResult.CONTINUE;
        }
    }

    private static boolean isLog(Path path, BasicFileAttributes attributes) {
        String name = path.getFileName().toString();
        return attributes.isRegularFile()
                && attributes.size() > 0
                && !name.startsWith(".")
                && !PUT_AWAY.matcher(name).matches()
                && Files.isReadable(path);
    }
}
