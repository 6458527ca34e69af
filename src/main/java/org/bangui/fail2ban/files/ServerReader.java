package org.bangui.fail2ban.files;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads {@code fail2ban.conf}: what the daemon itself needs. */
final class ServerReader {

    private static final Set<String> LEVELS = Set.of(
            "CRITICAL",
            "FATAL",
            "ERROR",
            "WARNING",
            "WARN",
            "NOTICE",
            "INFO",
            "MSG",
            "DEBUG",
            "TRACEDEBUG",
            "HEAVYDEBUG",
            "NOTSET");

    private final OptionTable table;

    ServerReader(Release release) {
        table = new OptionTable()
                .withDefault(OptionTable.Kind.TEXT, "syslogsocket", "auto")
                .withDefault(OptionTable.Kind.TEXT, "loglevel", "INFO")
                .withDefault(OptionTable.Kind.TEXT, "logtarget", "/var/log/fail2ban.log");
        if (release.allowsIpv6ToBeSet()) {
            table.withDefault(OptionTable.Kind.TEXT, "allowipv6", "auto");
        }
        table.withDefault(OptionTable.Kind.TEXT, "dbfile", "/var/lib/fail2ban/fail2ban.sqlite3")
                .with(OptionTable.Kind.NUMBER, "dbmaxmatches")
                .withDefault(OptionTable.Kind.TEXT, "dbpurgeage", "1d");
    }

    /** The options of the daemon, in the order they are sent; those of {@code [Thread]} under {@code thread}. */
    Map<String, Value> read(Sections sections) {
        Map<String, Value> options = new LinkedHashMap<>();
        OptionTable threads = new OptionTable().with(OptionTable.Kind.NUMBER, "stacksize");
        if (sections.has("Thread")) {
            Map<String, Value> stack = threads.read(sections, "Thread", Map.of());
            threads.convert(stack);
            options.putAll(stack);
        }
        Map<String, Value> definition = table.read(sections, "Definition", Map.of());
        table.convert(definition);
        options.putAll(definition);
        checkLevel(options.get("loglevel"));
        return options;
    }

    private static void checkLevel(Value level) {
        String text = level.text();
        boolean number = !text.isEmpty() && text.chars().allMatch(Character::isDigit);
        if (!number && !LEVELS.contains(text.toUpperCase(Locale.ROOT))) {
            throw new BrokenConfigurationException(
                    level.source(), "There is no log level " + text + ".", "Write INFO, or another that fail2ban has.");
        }
    }

    static List<Command> commands(Map<String, Value> options) {
        List<Command> commands = new ArrayList<>();
        options.forEach((option, value) -> {
            if (option.equals("stacksize")) {
                Map<String, Object> thread = new LinkedHashMap<>();
                thread.put(option, value.content());
                commands.add(Command.of("set", "thread", thread).from(List.of(value)));
            } else {
                commands.add(Command.of("set", option, value.content()).from(List.of(value)));
            }
        });
        return commands;
    }
}
