package org.bangui.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.bangui.fail2ban.JailName;
import org.bangui.fail2ban.files.ConfigFile;
import org.bangui.fail2ban.files.ConfigPath;
import org.bangui.fail2ban.files.ConfigurationFolder;
import org.bangui.fail2ban.files.FileChange;
import org.bangui.fail2ban.files.RefusedFileException;
import org.bangui.fail2ban.files.Statements;
import org.bangui.fail2ban.files.UnknownFileException;
import org.bangui.fail2ban.files.Value;
import org.bangui.system.HostId;
import org.bangui.system.InvalidInputException;

/**
 * Makes file changes out of what a person wants changed. Nothing is written: the changes are planned and applied by the
 * engine. A value of null means that the option shall no longer be stated.
 */
@ApplicationScoped
public class ConfigEditService {

    private static final String NAME = "[A-Za-z0-9_][A-Za-z0-9._-]{0,99}";

    @Inject
    ConfigReadService config;

    @Inject
    DefinitionService definitions;

    /** Options of a jail that exists. */
    public List<FileChange> jail(HostId host, String name, Map<String, String> options) {
        Statements stated = requireJail(host, name);
        return edited(host, stated, fileOf(name), name, options);
    }

    /** A jail that does not exist yet, in a file of its own. */
    public List<FileChange> newJail(HostId host, NewJail jail) {
        String name = jail.name() == null ? "" : jail.name();
        Statements stated = config.statements(host, "jail").orElse(null);
        if (stated != null && stated.sections().containsKey(name)) {
            throw new InvalidInputException("name", "There is a jail of this name already.");
        }
        if (!name.matches(NAME) || name.equals("DEFAULT") || name.equals("INCLUDES")) {
            throw new InvalidInputException("name", "A jail's name has letters, digits, dots, dashes and underscores.");
        }
        return edited(host, stated, fileOf(new JailName(name).value()), name, jail.options());
    }

    /** Takes a jail away that BanGUI made. */
    public List<FileChange> deleteJail(HostId host, String name) {
        Statements stated = requireJail(host, name);
        ConfigPlace place = config.place(host);
        ConfigurationFolder folder = new ConfigurationFolder(place.folder());
        boolean made = stated.sections().get(name).values().stream()
                .map(value -> place.relative(value.source().file()))
                .distinct()
                .allMatch(file -> file.equals(fileOf(name).value())
                        && folder.read(fileOf(name)).map(ConfigFile::made).orElse(false));
        if (!made) {
            throw new RefusedFileException("The jail " + name + " was not made by BanGUI; deactivate it instead.");
        }
        FileEdits edits = new FileEdits(place, stated, fileOf(name));
        edits.removeSection(name);
        return edits.changes();
    }

    /** One more action for a jail, by its name in action.d; it comes after those it has. */
    public List<FileChange> addAction(HostId host, String jail, String action) {
        String stated = actions(host, jail);
        String line = named(action) + "[name=%(__name__)s]";
        return jail(host, jail, Map.of("action", stated.isEmpty() ? line : stated + "\n" + line));
    }

    /** Takes an action from a jail that states it in a line of its own. */
    public List<FileChange> removeAction(HostId host, String jail, String action) {
        List<String> lines = List.of(actions(host, jail).split("\n"));
        List<String> left =
                lines.stream().filter(line -> !actionOf(line).equals(action)).toList();
        if (left.size() == lines.size()) {
            throw new RefusedFileException("The jail " + jail + " does not state the action " + action
                    + " in a line of its own; change its action instead.");
        }
        return jail(host, jail, Map.of("action", String.join("\n", left)));
    }

    /** The action that a line of {@code action} names. */
    static String actionOf(String line) {
        return line.strip().split("[\\[\\s]", 2)[0];
    }

    private String actions(HostId host, String jail) {
        return requireJail(host, jail).get(jail, "action").map(Value::text).orElse("");
    }

    /** What holds for all jails. */
    public List<FileChange> defaults(HostId host, Map<String, String> options) {
        Statements stated = config.statements(host, "jail").orElse(null);
        return edited(host, stated, new ConfigPath("jail.local"), "DEFAULT", options);
    }

    /** The daemon's own options. */
    public List<FileChange> global(HostId host, Map<String, String> options) {
        Statements stated = config.statements(host, "fail2ban").orElse(null);
        return edited(host, stated, new ConfigPath("fail2ban.local"), "Definition", options);
    }

    /** Options of a filter by section; the filter is made when there is none. */
    public List<FileChange> filter(HostId host, String name, Map<String, Map<String, String>> sections) {
        return definition(host, "filter.d", name, sections);
    }

    /** Options of an action by section; the action is made when there is none. */
    public List<FileChange> action(HostId host, String name, Map<String, Map<String, String>> sections) {
        return definition(host, "action.d", name, sections);
    }

    private List<FileChange> definition(
            HostId host, String kind, String name, Map<String, Map<String, String>> sections) {
        Statements stated = config.statements(host, kind + "/" + named(name)).orElse(null);
        return edited(host, stated, new ConfigPath(kind + "/" + name + ".local"), sections);
    }

    /** Takes a filter away that BanGUI made and no jail uses. */
    public List<FileChange> deleteFilter(HostId host, String name) {
        return delete(definitions.filter(host, named(name)).entry(), host);
    }

    /** Takes an action away that BanGUI made and no jail uses. */
    public List<FileChange> deleteAction(HostId host, String name) {
        return delete(definitions.action(host, named(name)).entry(), host);
    }

    private List<FileChange> delete(DefinitionEntry entry, HostId host) {
        if (!entry.made()) {
            throw new RefusedFileException(entry.name() + " was not made by BanGUI.");
        }
        if (!entry.usedBy().isEmpty()) {
            throw new RefusedFileException(entry.name() + " is used by " + String.join(", ", entry.usedBy()) + ".");
        }
        return entry.files().stream()
                .map(file -> FileChange.remove(
                        new ConfigPath(file), config.file(host, file).etag()))
                .toList();
    }

    /**
     * The whole text of a file.
     *
     * @param text null removes it
     * @param etag of what it replaces, null when that does not matter, {@link ConfigurationFolder#ABSENT} for a new file
     */
    public List<FileChange> text(HostId host, String path, String text, String etag) {
        ConfigPath file = new ConfigPath(path);
        if (text == null) {
            return List.of(FileChange.remove(file, etag));
        }
        String present = presentText(host, path);
        String lines = text.replace("\r\n", "\n");
        String wanted = present.contains("\r\n") ? lines.replace("\n", "\r\n") : lines;
        return wanted.equals(present) && !present.isEmpty() ? List.of() : List.of(FileChange.write(file, wanted, etag));
    }

    private String presentText(HostId host, String path) {
        try {
            return config.file(host, path).content();
        } catch (UnknownFileException e) {
            return "";
        }
    }

    private List<FileChange> edited(
            HostId host, Statements stated, ConfigPath preferred, String section, Map<String, String> options) {
        return edited(host, stated, preferred, Map.of(section, options));
    }

    private List<FileChange> edited(
            HostId host, Statements stated, ConfigPath preferred, Map<String, Map<String, String>> sections) {
        FileEdits edits = new FileEdits(config.place(host), stated, preferred);
        sections.forEach((section, options) -> options.forEach(
                (option, value) -> edits.put(section, option, value == null ? null : value.replace("\r\n", "\n"))));
        return edits.changes();
    }

    private Statements requireJail(HostId host, String name) {
        return config.statements(host, "jail")
                .filter(stated -> stated.sections().containsKey(name) && !name.equals("INCLUDES"))
                .orElseThrow(() -> UnknownConfigException.jail(name));
    }

    /** Names that are no file names share jail.local. */
    private static ConfigPath fileOf(String jail) {
        return new ConfigPath(jail.matches(NAME) ? "jail.d/" + jail + ".local" : "jail.local");
    }

    private static String named(String name) {
        if (name == null || !name.matches(NAME)) {
            throw new InvalidInputException("name", "A name has letters, digits, dots, dashes and underscores.");
        }
        return name;
    }
}
