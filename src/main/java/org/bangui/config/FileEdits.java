package org.bangui.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bangui.fail2ban.files.ConfigFile;
import org.bangui.fail2ban.files.ConfigPath;
import org.bangui.fail2ban.files.ConfigurationFolder;
import org.bangui.fail2ban.files.FileChange;
import org.bangui.fail2ban.files.IniEditor;
import org.bangui.fail2ban.files.RefusedFileException;
import org.bangui.fail2ban.files.Statements;
import org.bangui.fail2ban.files.Value;

/**
 * Collects changes of options as changes of files. An option that an administrator's file states already is changed there;
 * any other goes into one file of its own kind.
 */
final class FileEdits {

    private final ConfigurationFolder folder;
    private final ConfigPlace place;
    private final Statements stated;
    private final ConfigPath preferred;
    private final Map<ConfigPath, ConfigFile> before = new LinkedHashMap<>();
    private final Map<ConfigPath, IniEditor> editors = new LinkedHashMap<>();

    /**
     * @param stated what the files say now, null when there are none
     * @param preferred where an option goes that no administrator's file states yet
     */
    FileEdits(ConfigPlace place, Statements stated, ConfigPath preferred) {
        this.folder = new ConfigurationFolder(place.folder());
        this.place = place;
        this.stated = stated;
        this.preferred = preferred;
    }

    /** @param value null: no longer stated */
    void put(String section, String option, String value) {
        if (value == null) {
            remove(section, option);
        } else {
            ConfigPath path =
                    own(section, option).flatMap(present -> writable(present)).orElse(preferred);
            editor(path).set(section, option, value);
        }
    }

    private void remove(String section, String option) {
        for (Value value = own(section, option).orElse(null); value != null; value = value.overridden()) {
            ConfigPath path = writable(value)
                    .orElseThrow(
                            () -> new RefusedFileException(
                                    option
                                            + " is stated in a file of the distribution, where it cannot be taken out; give it another value."));
            editor(path).remove(section, option);
        }
    }

    void removeSection(String section) {
        stated.files().stream()
                .map(place::relative)
                .distinct()
                .flatMap(file -> named(file).stream())
                .filter(path -> editor(path).has(section))
                .forEach(path -> editor(path).removeSection(section));
    }

    private Optional<Value> own(String section, String option) {
        if (stated == null) {
            return Optional.empty();
        }
        Map<String, Value> values = section.equals("DEFAULT")
                ? stated.defaults()
                : stated.sections().getOrDefault(section, Map.of());
        return Optional.ofNullable(values.get(option));
    }

    private Optional<ConfigPath> writable(Value value) {
        return named(place.relative(value.source().file()))
                .filter(path -> folder.read(path).map(ConfigFile::writable).orElse(false));
    }

    private static Optional<ConfigPath> named(String file) {
        try {
            return Optional.of(new ConfigPath(file));
        } catch (RefusedFileException e) {
            return Optional.empty();
        }
    }

    private IniEditor editor(ConfigPath path) {
        return editors.computeIfAbsent(path, key -> {
            Optional<ConfigFile> file = folder.read(path);
            file.ifPresent(present -> before.put(path, present));
            String header = path.folder().isEmpty() ? "" : ConfigurationFolder.HEADER + "\n";
            return IniEditor.of(path, file.map(ConfigFile::content).orElseGet(header::getBytes));
        });
    }

    /** What the files have to become; nothing for those that stay as they are. */
    List<FileChange> changes() {
        List<FileChange> changes = new ArrayList<>();
        editors.forEach((path, editor) -> {
            ConfigFile present = before.get(path);
            String etag = present == null ? ConfigurationFolder.ABSENT : present.etag();
            byte[] content = editor.content();
            if (editor.isEmpty() && present != null && present.made()) {
                changes.add(FileChange.remove(path, etag));
            } else if (!ConfigurationFolder.etag(content).equals(etag)) {
                changes.add(new FileChange(path, content, etag));
            }
        });
        return changes;
    }
}
