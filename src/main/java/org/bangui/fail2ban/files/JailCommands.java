package org.bangui.fail2ban.files;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The commands for the options only a jail has, without log paths. */
final class JailCommands {

    private static final Set<String> SENT_ELSEWHERE = sentElsewhere();

    private final String jail;
    private final Release release;

    JailCommands(String jail, Release release) {
        this.jail = jail;
        this.release = release;
    }

    private static Set<String> sentElsewhere() {
        Set<String> names = new HashSet<>(OptionTable.FILTER.names());
        names.addAll(Set.of("action", "filter", "enabled", "backend", "logpath"));
        return names;
    }

    List<Command> of(Map<String, Value> options) {
        List<Command> commands = new ArrayList<>();
        options.forEach((option, value) -> {
            if (option.equals("ignoreip")) {
                commands.add(ignoreList(value));
            } else if (!SENT_ELSEWHERE.contains(option)) {
                commands.add(Command.set(jail, option, value));
            }
        });
        return commands;
    }

    private Command ignoreList(Value value) {
        List<Object> words = new ArrayList<>(Arrays.asList("set", jail, "addignoreip"));
        words.addAll(OptionSyntax.words(value.text(), release));
        return new Command(words, List.of(value));
    }
}
