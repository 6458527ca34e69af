package org.bangui.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.bangui.fail2ban.files.Command;
import org.bangui.fail2ban.files.Configuration;
import org.bangui.fail2ban.files.ConfigurationFolder;
import org.bangui.fail2ban.files.ConfigurationReader;
import org.bangui.fail2ban.files.Jail;
import org.bangui.fail2ban.files.Seconds;
import org.bangui.fail2ban.files.Value;
import org.bangui.fail2ban.regex.FailRegex;
import org.bangui.fail2ban.regex.FilterTrial;
import org.bangui.fail2ban.regex.LineFilter;
import org.bangui.system.HostId;
import org.bangui.system.InvalidInputException;
import org.bangui.system.Preferences;
import org.bangui.system.Settings;

/** Tries a jail that does not exist yet on the end of its logs. Nothing is changed, no daemon is asked. */
@ApplicationScoped
public class FilterTrialService {

    private static final int LARGEST = 8 * 1024 * 1024;
    private static final Duration MOST = Duration.ofSeconds(5);

    @Inject
    ConfigReadService config;

    @Inject
    ConfigEditService edit;

    @Inject
    Settings settings;

    @Inject
    Preferences preferences;

    @Inject
    Clock clock;

    /**
     * What the jail would have done.
     *
     * @throws InvalidInputException when it cannot be tried
     */
    public FilterTrial.Result run(HostId host, NewJail wish) {
        ConfigPlace place = config.place(host);
        ConfigurationFolder folder = new ConfigurationFolder(place.folder());
        Configuration candidate = new ConfigurationReader(
                        folder.with(edit.newJail(host, wish)), place.folder().toString(), place.release())
                .read();
        Jail jail = candidate
                .jail(wish.name())
                .filter(each -> each.state() == Jail.State.READY)
                .orElseThrow(() -> new InvalidInputException("filter", "The filter cannot be read."));
        List<String> lines = new ArrayList<>();
        logs(jail, candidate).forEach(log -> lines.addAll(end(log)));
        return FilterTrial.of(filter(jail), rule(jail), lines, clock.instant(), preferences.timezone(), MOST);
    }

    private List<Path> logs(Jail jail, Configuration candidate) {
        List<Path> logs = paths(jail).toList();
        if (logs.isEmpty()) {
            throw new InvalidInputException("logpath", "There is no log to try it on.");
        }
        List<Path> known = candidate.jails().stream()
                .filter(each -> !each.name().equals(jail.name()))
                .flatMap(FilterTrialService::paths)
                .toList();
        for (Path log : logs) {
            boolean allowed = known.contains(log) || settings.logDirs().stream().anyMatch(each -> isBelow(log, each));
            if (!allowed) {
                throw new InvalidInputException(
                        "logpath", log + " is neither in a folder for logs (BANGUI_LOG_DIRS) nor the log of a jail.");
            }
        }
        return logs;
    }

    static Stream<Path> paths(Jail jail) {
        return jail.commands().stream()
                .map(Command::words)
                .filter(words -> words.size() > 3 && words.get(2).equals("addlogpath"))
                .map(words -> Path.of(String.valueOf(words.get(3))));
    }

    private static boolean isBelow(Path log, Path folder) {
        try {
            return log.toRealPath().startsWith(folder.toRealPath());
        } catch (IOException e) {
            return false;
        }
    }

    private static List<String> end(Path log) {
        try (SeekableByteChannel channel = Files.newByteChannel(log)) {
            long start = Math.max(0, channel.size() - LARGEST);
            ByteBuffer bytes = ByteBuffer.allocate((int) (channel.size() - start));
            channel.position(start);
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                continue;
            }
            String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
            List<String> lines = text.lines().toList();
            return start == 0 || lines.isEmpty() ? lines : lines.subList(1, lines.size());
        } catch (IOException e) {
            throw new InvalidInputException("logpath", log + " cannot be read.");
        }
    }

    private static LineFilter filter(Jail jail) {
        List<FailRegex> prefixes = compiled(jail, "prefregex");
        return new LineFilter(
                prefixes.isEmpty() ? null : prefixes.get(prefixes.size() - 1),
                compiled(jail, "addfailregex"),
                compiled(jail, "addignoreregex"));
    }

    private static List<FailRegex> compiled(Jail jail, String option) {
        List<FailRegex> compiled = new ArrayList<>();
        for (Command command : jail.commands()) {
            List<Object> words = command.words();
            if (words.size() > 3 && words.get(2).equals(option)) {
                List<?> texts = words.get(3) instanceof List<?> many ? many : List.of(String.valueOf(words.get(3)));
                texts.forEach(text -> compiled.add(compile(String.valueOf(text))));
            }
        }
        return compiled;
    }

    private static FailRegex compile(String text) {
        try {
            return FailRegex.compile(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException("filter", e.getMessage());
        }
    }

    private static FilterTrial.Rule rule(Jail jail) {
        long findTime = (long) seconds(jail, "findtime").orElse(600);
        OptionalDouble maxRetry = seconds(jail, "maxretry");
        return new FilterTrial.Rule((int) maxRetry.orElse(5), Duration.ofSeconds(findTime));
    }

    private static OptionalDouble seconds(Jail jail, String option) {
        Value value = jail.options().get(option);
        return value == null || value.content() == null ? OptionalDouble.empty() : Seconds.parse(value.text());
    }
}
