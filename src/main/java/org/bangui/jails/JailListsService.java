package org.bangui.jails;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bangui.fail2ban.Fail2banException;
import org.bangui.fail2ban.JailName;
import org.bangui.fail2ban.JailTuning;
import org.bangui.fail2ban.JailTuning.Listed;
import org.bangui.fail2ban.regex.FailRegex;
import org.bangui.server.HealthService;
import org.bangui.system.Fail2banHosts;
import org.bangui.system.HostId;
import org.bangui.system.InvalidInputException;
import org.bangui.system.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Log paths and expressions of running jails. Changes are live: they last until the jail is loaded anew from the files. */
@ApplicationScoped
public class JailListsService {

    private static final Logger LOG = LoggerFactory.getLogger(JailListsService.class);
    private static final int LONGEST = 10_000;

    @Inject
    HealthService daemon;

    @Inject
    Fail2banHosts hosts;

    @Inject
    JailService jails;

    @Inject
    StoredJails files;

    @Inject
    Settings settings;

    /** The daemon's entries in their order, then those that only the files have. */
    public List<Entry> list(HostId host, JailName jail, Listed list) {
        return merged(host, jail, list, live(host, jail, list));
    }

    private List<Entry> merged(HostId host, JailName jail, Listed list, List<String> live) {
        BiPredicate<String, String> same = list == Listed.LOG_PATH ? String::equals : FailRegex::isShownAs;
        return Entry.merged(live, files.read(host, jail).list(list), same);
    }

    private List<String> live(HostId host, JailName jail, Listed list) {
        try {
            return daemon.ask(host, fail2ban -> new JailTuning(fail2ban, jail).list(list));
        } catch (Fail2banException.Refused e) {
            throw e.unknownJail() ? new UnknownJailException(jail.value()) : e;
        }
    }

    /**
     * Adds an entry to the running jail; the answer is the whole list. A log is followed from its end.
     *
     * @throws InvalidInputException with one sentence when it is refused; nothing is sent then
     */
    public List<Entry> add(HostId host, JailName jail, Listed list, String text) {
        List<String> before = live(host, jail, list);
        String entry = text == null ? "" : text.strip();
        if (list == Listed.LOG_PATH) {
            requireLog(host, entry, before);
        } else {
            requireRegex(entry, list == Listed.FAIL_REGEX);
        }
        return changed(host, jail, list, daemon.ask(host, fail2ban -> new JailTuning(fail2ban, jail).add(list, entry)));
    }

    /**
     * Removes an entry of the running jail, named as the daemon lists it; the answer is what is left.
     *
     * @throws InvalidInputException when the daemon's list does not hold it
     */
    public List<Entry> remove(HostId host, JailName jail, Listed list, String entry) {
        int index = live(host, jail, list).indexOf(entry);
        if (index < 0) {
            throw new InvalidInputException(field(list), "refused.missing." + list);
        }
        return changed(host, jail, list, daemon.ask(host, fail2ban -> new JailTuning(fail2ban, jail)
                .remove(list, index, entry)));
    }

    private List<Entry> changed(HostId host, JailName jail, Listed list, List<String> live) {
        LOG.info("jail.list_changed host={} jail={} list={} entries={}", host, jail, list.word(), live.size());
        jails.reconfigured(host);
        return merged(host, jail, list, live);
    }

    private static void requireRegex(String regex, boolean namesAddress) {
        if (regex.isEmpty() || regex.length() > LONGEST || regex.codePoints().anyMatch(Character::isISOControl)) {
            throw new InvalidInputException("regex", "refused.regexLength", LONGEST);
        }
        boolean found;
        try {
            found = FailRegex.compile(regex).namesAnAddress();
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException("regex", "refused.regex", e.getMessage());
        }
        if (namesAddress && !found) {
            throw new InvalidInputException("regex", "refused.regexWithoutHost");
        }
    }

    /** fail2ban reads as root: only where logs are, and nothing it could not follow. */
    private void requireLog(HostId host, String text, List<String> followed) {
        Path path = path(text);
        if (path == null || !path.isAbsolute() || !path.normalize().equals(path) || !Files.isRegularFile(path)) {
            throw new InvalidInputException("path", "refused.noLog");
        }
        if (followed.contains(text)) {
            throw new InvalidInputException("path", "refused.logTwice");
        }
        if (!isAmongLogs(path, followed)) {
            throw new InvalidInputException(
                    "path",
                    "refused.logElsewhere",
                    settings.logDirs().stream().map(Path::toString).collect(Collectors.joining(", ")));
        }
        LogFiles seen = LogFiles.forDaemonAt(hosts.host(host).socket());
        if (seen.look(text).state() == LogFile.State.UNREADABLE) {
            throw new InvalidInputException("path", "refused.logUnreadable");
        }
    }

    private boolean isAmongLogs(Path path, List<String> followed) {
        Stream<Path> beside = followed.stream().map(Path::of).map(Path::getParent);
        return Stream.concat(settings.logDirs().stream(), beside)
                .filter(folder -> folder != null)
                .anyMatch(folder -> isInside(path, folder));
    }

    private static boolean isInside(Path path, Path folder) {
        try {
            return path.toRealPath().startsWith(folder.toRealPath());
        } catch (IOException e) {
            return false;
        }
    }

    private static Path path(String text) {
        try {
            return text.isEmpty() || text.codePoints().anyMatch(Character::isISOControl) ? null : Path.of(text);
        } catch (InvalidPathException e) {
            return null;
        }
    }

    private static String field(Listed list) {
        return list == Listed.LOG_PATH ? "path" : "regex";
    }
}
