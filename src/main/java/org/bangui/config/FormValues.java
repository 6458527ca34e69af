package org.bangui.config;

import java.io.Serializable;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What stands in the fields of a form, beside what the files state.
 *
 * @param settings as the files state them
 * @param typed the text of each field, to be read and written by the form
 */
record FormValues(List<Setting> settings, Map<String, String> typed) implements Serializable {

    /** Every field says what the files state. */
    static FormValues of(Collection<Setting> settings) {
        Map<String, String> typed = new LinkedHashMap<>();
        settings.forEach(setting -> typed.put(setting.name(), setting.stated()));
        return new FormValues(List.copyOf(settings), typed);
    }

    static FormValues ofForm(List<FormGroup> form) {
        return of(form.stream().flatMap(group -> group.settings().stream()).toList());
    }

    /** The options whose field says something else than the files. */
    Map<String, String> changed() {
        Map<String, String> changed = new LinkedHashMap<>();
        for (Setting setting : settings) {
            String now =
                    Objects.requireNonNullElse(typed.get(setting.name()), "").replace("\r\n", "\n");
            if (!now.equals(setting.stated())) {
                changed.put(setting.name(), now);
            }
        }
        return changed;
    }
}
