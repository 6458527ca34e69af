package org.bangui.fail2ban;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bangui.fail2ban.regex.FailRegex;
import org.bangui.fail2ban.regex.LineFilter;
import org.bangui.fail2ban.wire.Command;
import org.bangui.fail2ban.wire.Reply;
import org.bangui.fail2ban.wire.Wire;

/** Reads what jails look for, what they ignore and what their actions run, in one batch each. */
final class JailTexts {

    private JailTexts() {}

    static Map<JailName, List<String>> ignoreLists(Wire wire, List<JailName> jails) {
        List<Reply> replies = wire.send(jails.stream()
                .map(jail -> Command.read("get", jail.value(), "ignoreip"))
                .toList());
        Map<JailName, List<String>> lists = new LinkedHashMap<>();
        for (int i = 0; i < replies.size(); i++) {
            // a jail that was stopped in between ignores nobody
            lists.put(jails.get(i), replies.get(i).isOk() ? replies.get(i).texts() : List.of());
        }
        return lists;
    }

    /** Without what it ignores; an expression that Java cannot have is left out. */
    static LineFilter filter(Wire wire, JailName jail) {
        List<Reply> replies = wire.send(List.of(
                Command.read("get", jail.value(), "prefregex"), Command.read("get", jail.value(), "failregex")));
        String prefix = replies.get(0).textOrNull();
        List<FailRegex> expressions = replies.get(1).texts().stream()
                .flatMap(text -> compiled(text).stream())
                .toList();
        return new LineFilter(
                prefix == null || prefix.isEmpty() ? null : compiled(prefix).orElse(null), expressions, List.of());
    }

    private static Optional<FailRegex> compiled(String text) {
        try {
            return Optional.of(FailRegex.compile(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static Map<String, String> banCommands(Wire wire, JailName jail) {
        List<String> actions =
                wire.send(Command.read("get", jail.value(), "actions")).texts();
        List<Command> questions = new ArrayList<>();
        for (String action : actions) {
            questions.add(Command.read("get", jail.value(), "action", action, "actionstart"));
            questions.add(Command.read("get", jail.value(), "action", action, "actionban"));
        }
        List<Reply> replies = wire.send(questions);
        Map<String, String> commands = new LinkedHashMap<>();
        for (int i = 0; i < actions.size(); i++) {
            commands.put(actions.get(i), text(replies.get(2 * i)) + "\n" + text(replies.get(2 * i + 1)));
        }
        return commands;
    }

    private static String text(Reply reply) {
        return reply.isOk() && reply.value() instanceof String text ? text : "";
    }
}
