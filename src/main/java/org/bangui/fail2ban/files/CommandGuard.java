package org.bangui.fail2ban.files;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells a change of the configuration that only uses the actions in {@code action.d} from one that would bring in shell commands
 * of its own, which fail2ban would run as root. A jail can do that without touching {@code action.d}: by overriding a command in
 * the brackets of {@code action}, by a value with shell syntax that a command takes in, by its name, by {@code ignorecommand}.
 */
public final class CommandGuard {

    private static final Pattern HARMLESS = Pattern.compile(
            "(?:[\\p{L}\\p{N}_.,:/@%+=*?~^\\[\\]{} \\t-]|<[\\w?=./-]+>)*", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern PATHS = Pattern.compile("(?:/[\\w./@:+*?\\[\\]-]*(?: tail| head)?\\n?)*");

    private static final Pattern FORMULA_WORD = Pattern.compile(
            "\\b(?:ban\\.(?:Time|Count)|banTime|banCount|banFactor|math\\.(?:exp|log|pow|sqrt)|float|int|min|max|if|else|\\d+[smhdw])\\b");

    private final Path actions;
    private final Set<Path> changed = new HashSet<>();
    private final Map<String, Set<String>> before = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    private CommandGuard(Path folder, Collection<ConfigPath> changed) {
        actions = folder.resolve("action.d").normalize();
        changed.forEach(path -> this.changed.add(folder.resolve(path.value()).normalize()));
    }

    /**
     * What of a changed configuration would make fail2ban run something that no file in {@code action.d} says, or changes those.
     *
     * @param folder the configuration folder
     * @param changed the files that change; what the others say is trusted
     * @param before what it runs already, which is not reported
     */
    public static List<Finding> findings(
            Path folder, Collection<ConfigPath> changed, Configuration before, Configuration after) {
        CommandGuard guard = new CommandGuard(folder, changed);
        changed.stream().filter(ConfigPath::isAction).forEach(guard::refuse);
        before.jails().forEach(jail -> guard.before.put(jail.name(), texts(jail)));
        after.jails().forEach(guard::check);
        return guard.findings;
    }

    private void refuse(ConfigPath path) {
        String file = actions.resolveSibling(path.value()).toString();
        report("", Value.of("", Source.of(file, 1)), "The file holds commands that fail2ban runs as root.");
    }

    private static Set<String> texts(Jail jail) {
        Set<String> texts = new HashSet<>();
        for (Command command : jail.commands()) {
            for (int i = 0; i < command.values().size(); i++) {
                texts.add(key(command, i));
            }
        }
        return texts;
    }

    /** What a value is and says, to find it again in the configuration before. */
    private static String key(Command command, int index) {
        Object property = property(command, index).orElse("");
        return command.words().subList(2, Math.min(4, command.words().size())) + " " + property + " "
                + command.values().get(index).text();
    }

    private static Optional<String> property(Command command, int index) {
        boolean many = command.words().size() > 4 && command.words().get(4) instanceof List<?>;
        return many
                ? Optional.of(
                        String.valueOf(((List<?>) ((List<?>) command.words().get(4)).get(index)).get(0)))
                : Optional.empty();
    }

    private void check(Jail jail) {
        Set<String> known = before.getOrDefault(jail.name(), Set.of());
        for (Command command : jail.commands()) {
            for (int i = 0; i < command.values().size(); i++) {
                boolean trusted = isUntouched(command.values().get(i));
                if (!trusted && !known.contains(key(command, i))) {
                    check(jail, command, i);
                }
            }
        }
    }

    private void check(Jail jail, Command command, int index) {
        Value value = command.values().get(index);
        switch (String.valueOf(command.words().get(command.words().size() > 2 ? 2 : 0))) {
            case "ignorecommand" -> checkIgnoreCommand(jail, value);
            case "bantime.factor", "bantime.formula", "bantime.multipliers", "bantime.rndtime" ->
                checkFormula(jail, value);
            case "addaction" -> checkProgram(jail, command, value);
            case "action" -> checkProperty(jail, property(command, index).orElse(""), value);
            default -> {}
        }
    }

    /** fail2ban hands these to Python. */
    private void checkFormula(Jail jail, Value value) {
        boolean harmless = FORMULA_WORD
                .matcher(value.text())
                .replaceAll("")
                .chars()
                .allMatch(c -> " \n\t0123456789.()+-*/%<>=,".indexOf(c) >= 0);
        if (!harmless) {
            report(jail.name(), value, "The formula of the ban time would make fail2ban run a program of its own.");
        }
    }

    private void checkIgnoreCommand(Jail jail, Value value) {
        if (!value.text().isEmpty()) {
            report(jail.name(), value, "ignorecommand would make fail2ban run a command of its own.");
        }
    }

    private void checkProgram(Jail jail, Command command, Value value) {
        String path = String.valueOf(command.words().get(4));
        if (!isAction(path)) {
            report(jail.name(), value, "The action " + path + " is not in action.d.");
        }
    }

    private void checkProperty(Jail jail, String property, Value value) {
        boolean isCommand = KnownOptions.ACTION.contains(property);
        if (isCommand && !isAction(value.source().file())) {
            report(jail.name(), value, "The jail would replace the command " + property + " of an action.");
        } else {
            unsafe(value, isCommand)
                    .ifPresent(part -> report(
                            jail.name(),
                            part,
                            "The value \"" + brief(part.text())
                                    + "\" has shell syntax and would end up in a command."));
        }
    }

    /** The part of a value that comes from outside {@code action.d} and could end or begin a command. */
    private Optional<Value> unsafe(Value value, boolean outermost) {
        if (isUntouched(value)) {
            return Optional.empty();
        }
        if (!isAction(value.source().file())) {
            String text = value.text();
            boolean safe =
                    HARMLESS.matcher(text).matches() || PATHS.matcher(text).matches();
            return safe && !outermost ? Optional.empty() : Optional.of(value);
        }
        return value.parts().stream()
                .flatMap(part -> unsafe(part.value(), false).stream())
                .findFirst();
    }

    /** Whether all of it stands in files that do not change. */
    private boolean isUntouched(Value value) {
        String file = value.source().file();
        return !file.isEmpty()
                && !changed.contains(Path.of(file).normalize())
                && value.parts().stream().allMatch(part -> isUntouched(part.value()));
    }

    private boolean isAction(String file) {
        return Path.of(file).normalize().startsWith(actions);
    }

    private static String brief(String text) {
        return text.length() <= 60 ? text : text.substring(0, 59) + "…";
    }

    private void report(String jail, Value value, String sentence) {
        findings.add(new Finding(
                Finding.Severity.ERROR,
                jail,
                value.source(),
                sentence,
                "Switch on the editing of actions (BANGUI_ACTIONS_EDITABLE), or change it on the host itself."));
    }
}
