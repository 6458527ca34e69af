package org.bangui.config;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * One jail as the files define it.
 *
 * @param state as in {@link ConfiguredJail}
 * @param settings its options that fail2ban knows, then those it states for others to refer to
 * @param filter empty when it has none
 * @param actions the names of its actions
 * @param commands what the daemon would get for it, as {@code fail2ban-client -d} prints it, were it enabled
 */
public record JailSettings(
        String name,
        String state,
        List<Setting> settings,
        String filter,
        List<String> actions,
        List<String> commands,
        List<ConfigFinding> findings)
        implements Serializable {

    public JailSettings {
        settings = List.copyOf(settings);
        actions = List.copyOf(actions);
        commands = List.copyOf(commands);
        findings = List.copyOf(findings);
    }

    /** Whether the files enable it. */
    public boolean enabled() {
        return !state.equals("disabled");
    }

    /** One option by its name. */
    public Optional<Setting> setting(String option) {
        return settings.stream().filter(each -> each.name().equals(option)).findFirst();
    }

    /** For a person, where an option is stated: {@code jail.local:12}; empty when nowhere. */
    public String place(String option) {
        return setting(option).map(Setting::place).orElse("");
    }

    /** The options as a form shows them. */
    public List<FormGroup> form() {
        return JailForm.of(settings);
    }

    /** Whether the jail's {@code action} names the action in a line of its own, from where it can be taken. */
    public boolean names(String action) {
        return setting("action").stream()
                .flatMap(setting -> setting.stated().lines())
                .anyMatch(line -> ConfigEditService.actionOf(line).equals(action));
    }

    /** How many values the jail states itself. */
    public long own() {
        return settings.stream().filter(Setting::own).count();
    }

    /** Whether every value it states stands in a file of its own, as of a jail that BanGUI made. */
    public boolean made() {
        String file = "jail.d/" + name + ".local";
        return own() > 0
                && settings.stream().filter(Setting::own).allMatch(setting -> setting.file()
                        .equals(file));
    }
}
