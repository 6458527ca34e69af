package org.bangui.system;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/** The raw texts of the settings: the environment before the properties file. */
final class SettingsSource {

    private final Map<String, String> environment;
    private final Properties properties = new Properties();

    SettingsSource(Map<String, String> environment, Path file, List<String> faults) {
        this.environment = environment;
        if (Files.exists(file)) {
            load(file, faults);
        }
    }

    private void load(Path file, List<String> faults) {
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            faults.add(file + ": it cannot be read");
        }
        Set<String> known = new HashSet<>();
        for (SettingKey key : SettingKey.values()) {
            known.add(key.property());
        }
        for (String name : new TreeSet<>(properties.stringPropertyNames())) {
            if (!known.contains(name)) {
                faults.add(file + ": there is no setting \"" + name + "\"");
            }
        }
    }

    /** The text given for the key; empty when none or only blanks were given. */
    Optional<String> text(SettingKey key) {
        return fromEnvironment(key).or(() -> fromProperties(key));
    }

    /** How the person who gave the value calls it. */
    String name(SettingKey key) {
        return fromEnvironment(key).isPresent() ? key.variable() : key.property();
    }

    private Optional<String> fromEnvironment(SettingKey key) {
        return Optional.ofNullable(environment.get(key.variable())).filter(text -> !text.isBlank());
    }

    private Optional<String> fromProperties(SettingKey key) {
        return Optional.ofNullable(key.property()).map(properties::getProperty).filter(text -> !text.isBlank());
    }
}
