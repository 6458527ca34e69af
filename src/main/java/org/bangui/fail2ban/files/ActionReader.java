package org.bangui.fail2ban.files;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An action made of shell commands. */
final class ActionReader implements JailAction {

    /** What fail2ban fills in at a ban, so it stays as it is. */
    private static final Set<String> FILLED_LATER =
            Set.of("matches", "ipmatches", "ipjailmatches", "timeout", "bantime");

    private final String jail;
    private final String actionName;
    private final DefinitionReader reader;
    private Map<String, Value> sent = Map.of();

    ActionReader(String jail, String file, Library.Entry entry, Map<String, Value> stated) {
        Map<String, Value> given = new LinkedHashMap<>(stated);
        given.putIfAbsent("name", Value.builtIn(jail));
        given.putIfAbsent(
                "actname",
                Value.builtIn(uniqueName(jail, file, given.get("name").text())));
        this.jail = jail;
        this.actionName = given.get("actname").text();
        this.reader = new DefinitionReader(file, entry, OptionTable.ACTION, given);
    }

    private static String uniqueName(String jail, String file, String name) {
        if (name.equals(jail)) {
            return file;
        }
        return file + (name.startsWith(jail) ? name.substring(jail.length()) : "-" + name);
    }

    void read(Map<String, Value> jailOptions) {
        reader.read(jailOptions, false);
    }

    @Override
    public Optional<Definition> definition() {
        return Optional.of(reader.definition(sent));
    }

    @Override
    public List<Command> commands() {
        sent = reader.combined(FILLED_LATER);
        Set<String> known = OptionTable.ACTION.names();
        List<Object> properties = new ArrayList<>();
        List<Value> values = new ArrayList<>();
        sent.forEach((option, value) -> {
            if (known.contains(option)) {
                properties.add(property(option, value));
                values.add(value);
            }
        });
        reader.given().forEach((option, value) -> {
            if (!known.contains(option) && !option.startsWith("known/")) {
                properties.add(property(option, value));
                values.add(value);
            }
        });
        Command add = Command.of("set", jail, "addaction", actionName);
        Command set = Command.of("multi-set", jail, "action", actionName, properties);
        return List.of(add, set.from(values));
    }

    private static List<Object> property(String option, Value value) {
        List<Object> property = new ArrayList<>();
        property.add(option);
        property.add(value.content());
        return property;
    }
}
