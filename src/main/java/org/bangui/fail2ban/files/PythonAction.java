package org.bangui.fail2ban.files;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An action that is a Python program; the daemon loads it, so its options are passed on as they are. */
final class PythonAction implements JailAction {

    private final Command command;

    PythonAction(String jail, String folder, OptionSyntax.Named named, Value stated) {
        Map<String, String> given = new LinkedHashMap<>(named.options());
        String actionName = Optional.ofNullable(given.remove("actname")).orElse(PosixPath.withoutSuffix(named.name()));
        String path = PosixPath.join(PosixPath.join(folder, "action.d"), named.name());
        command = Command.of("set", jail, "addaction", actionName, path, Python.json(given))
                .from(List.of(stated));
    }

    @Override
    public List<Command> commands() {
        return List.of(command);
    }

    @Override
    public Optional<Definition> definition() {
        return Optional.empty();
    }
}
