package org.bangui.fail2ban.files;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The commands for options that a filter or a jail may state. */
final class FilterCommands {

    private final String jail;
    private final Release release;

    FilterCommands(String jail, Release release) {
        this.jail = jail;
        this.release = release;
    }

    /** Adds the commands; usedns, prefregex and maxlines go before everything that is there. */
    void addTo(List<Command> commands, Map<String, Value> options) {
        int first = 0;
        for (Map.Entry<String, Value> entry : options.entrySet()) {
            String option = entry.getKey();
            Value value = entry.getValue();
            if (value.content() == null && !(release.sendsUnsetFilterOptions() && isPlain(option))) {
                continue;
            }
            switch (option) {
                case "failregex", "ignoreregex" -> addRegexes(commands, option, value);
                case "journalmatch" -> addJournalMatches(commands, value);
                case "usedns", "maxlines", "prefregex" -> {
                    commands.add(option.equals("usedns") ? 0 : first, Command.set(jail, option, value));
                    first++;
                }
                default -> addDatePattern(commands, option, value);
            }
        }
    }

    private static boolean isPlain(String option) {
        return !List.of("failregex", "ignoreregex", "journalmatch").contains(option);
    }

    private void addRegexes(List<Command> commands, String option, Value value) {
        List<String> regexes = nonEmptyLines(value);
        Command command = regexes.size() > 1
                ? Command.of("multi-set", jail, "add" + option, regexes)
                : Command.of("set", jail, "add" + option, regexes.isEmpty() ? null : regexes.get(0));
        if (!regexes.isEmpty()) {
            commands.add(command.from(List.of(value)));
        }
    }

    /** fail2ban sends every option whose name is a part of this word. */
    private void addDatePattern(List<Command> commands, String option, Value value) {
        if ("datepattern".contains(option)) {
            commands.add(Command.set(jail, option, value));
        }
    }

    private void addJournalMatches(List<Command> commands, Value value) {
        for (String match : nonEmptyLines(value)) {
            List<Object> words = new ArrayList<>(Arrays.asList("set", jail, "addjournalmatch"));
            try {
                words.addAll(ShellWords.split(match));
            } catch (IllegalArgumentException e) {
                throw new BrokenConfigurationException(
                        value.source(),
                        "The journalmatch cannot be cut into words. " + e.getMessage(),
                        "Close the quotes.");
            }
            commands.add(new Command(words, List.of(value)));
        }
    }

    private static List<String> nonEmptyLines(Value value) {
        return Python.lines(value.text()).stream()
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
