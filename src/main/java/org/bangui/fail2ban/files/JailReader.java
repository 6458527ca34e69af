package org.bangui.fail2ban.files;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads one jail with its filter and actions. */
final class JailReader {

    private final Library library;
    private final Release release;
    private final Sections jails;
    private final String name;
    private final boolean forced;
    private final List<Finding> findings = new ArrayList<>();
    private final List<JailAction> actions = new ArrayList<>();
    private Map<String, Value> options = Map.of();
    private DefinitionReader filter;
    private Definition filterDefinition;

    /** @param forced read it as if it were enabled */
    JailReader(Library library, Release release, Sections jails, String name, boolean forced) {
        this.library = library;
        this.release = release;
        this.jails = jails;
        this.name = name;
        this.forced = forced;
    }

    Jail read() {
        try {
            options = read(OptionTable.JAIL_START);
            if (isEnabled()) {
                readFilter();
                options = read(OptionTable.JAIL);
                if (filter != null) {
                    filter.read(options, false);
                }
                readActions();
            }
            return isEnabled() ? jail(Jail.State.READY, commands()) : jail(Jail.State.DISABLED, List.of());
        } catch (SkippedJailException e) {
            findings.add(new Finding(Finding.Severity.ERROR, name, e.source(), e.getMessage() + ".", e.fix()));
            String why = "Jail '" + name + "' skipped, because of wrong configuration: " + e.getMessage();
            return jail(Jail.State.LEFT_OUT, List.of(Command.of("config-error", why)));
        } catch (BrokenConfigurationException e) {
            findings.add(new Finding(Finding.Severity.FATAL, name, e.source(), e.getMessage(), e.fix()));
            return jail(Jail.State.BROKEN, List.of());
        }
    }

    private Jail jail(Jail.State state, List<Command> commands) {
        List<Definition> definitions =
                actions.stream().flatMap(action -> action.definition().stream()).toList();
        return new Jail(name, state, options, filterDefinition, definitions, commands, List.copyOf(findings));
    }

    private Map<String, Value> read(OptionTable table) {
        Map<String, Value> values = table.read(jails, name, Map.of());
        table.convert(values);
        return values;
    }

    private boolean isEnabled() {
        return forced || Python.truth(options.get("enabled").content());
    }

    private void readFilter() throws SkippedJailException {
        Value stated = options.get("filter");
        if (stated.text().isEmpty()) {
            return;
        }
        OptionSyntax.Named named = parse("filter", stated, stated.text());
        Library.Entry entry = library.read(PosixPath.join("filter.d", named.name()))
                .orElseThrow(() -> new SkippedJailException(
                        stated.source(),
                        "Unable to read the filter " + Python.repr(named.name()),
                        fix("filter", named.name())));
        filter = new DefinitionReader(named.name(), entry, OptionTable.FILTER, values(named, "filter", stated));
        filter.supplyLogType(options.get("backend").text());
        filter.read(options, true);
        jails.supplyKnown(name, filter.combined(Set.of()));
    }

    private static String fix(String what, String name) {
        return "Correct the name, or create " + what + ".d/" + name + ".local.";
    }

    private OptionSyntax.Named parse(String what, Value stated, String text) throws SkippedJailException {
        try {
            return OptionSyntax.parse(text, release);
        } catch (IllegalArgumentException e) {
            String reason = release.checksBrackets() ? ": " + e.getMessage() : "";
            throw new SkippedJailException(
                    stated.source(),
                    "Invalid " + what + " definition " + Python.repr(text) + reason,
                    "Write it as name[option=value, other=\"value, with comma\"].");
        }
    }

    private static Map<String, Value> values(OptionSyntax.Named named, String what, Value stated) {
        Map<String, Value> values = new LinkedHashMap<>();
        List<Value.Part> origin = List.of(new Value.Part(what, stated));
        named.options().forEach((option, text) -> values.put(option, new Value(text, stated.source(), null, origin)));
        return values;
    }

    private void readActions() throws SkippedJailException {
        Value stated = options.get("action");
        for (String item : ActionList.split(stated.text())) {
            OptionSyntax.Named named = parse("action", stated, item);
            actions.add(
                    named.name().endsWith(".py")
                            ? new PythonAction(name, library.folder(), named, stated)
                            : action(named.name(), values(named, "action", stated), stated));
        }
    }

    private JailAction action(String file, Map<String, Value> given, Value stated) throws SkippedJailException {
        Library.Entry entry = library.read(PosixPath.join("action.d", file))
                .orElseThrow(() -> new SkippedJailException(
                        stated.source(), "Unable to read action " + Python.repr(file), fix("action", file)));
        ActionReader action = new ActionReader(name, file, entry, given);
        action.read(options);
        return action;
    }

    private List<Command> commands() {
        List<Command> commands = new ArrayList<>();
        FilterCommands filterCommands = new FilterCommands(name, release);
        if (filter != null) {
            Map<String, Value> sent = filter.combined(Set.of());
            filterDefinition = filter.definition(sent);
            filterCommands.addTo(commands, sent);
        }
        filterCommands.addTo(commands, options);
        LogPaths logPaths = new LogPaths(library.files(), name);
        commands.addAll(new JailCommands(name, release).of(options));
        commands.addAll(logPaths.commands(options));
        findings.addAll(logPaths.findings());
        actions.forEach(action -> commands.addAll(action.commands()));
        Value backend = options.get("backend");
        commands.add(0, Command.of("add", name, backend.content()).from(List.of(backend)));
        return commands;
    }
}
