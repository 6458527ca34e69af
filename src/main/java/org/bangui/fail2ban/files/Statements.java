package org.bangui.fail2ban.files;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the files under one name state, references unresolved: for {@code jail} the jails, for {@code filter.d/sshd} that filter.
 *
 * @param files every file that was read, in order, as they were opened
 * @param defaults the options of {@code [DEFAULT]}
 * @param sections the options each other section states itself; a value knows what it overrides in the same section
 */
public record Statements(List<String> files, Map<String, Value> defaults, Map<String, Map<String, Value>> sections) {

    /** The value that counts for the section: its own, below it that of {@code [DEFAULT]}. */
    public Optional<Value> get(String section, String option) {
        Value lowest = defaults.get(option);
        Value own = sections.getOrDefault(section, Map.of()).get(option);
        return Optional.ofNullable(own == null ? lowest : own.above(lowest));
    }

    /** Whether the section states the option itself. */
    public boolean isOwn(String section, String option) {
        return sections.getOrDefault(section, Map.of()).containsKey(option);
    }
}
