package org.bangui.config;

import java.io.Serializable;
import java.util.List;

/**
 * Options that stand together in a form.
 *
 * @param key names the group, for its title
 * @param settings in the order of the form; one that no file states has no value
 */
public record FormGroup(String key, List<Setting> settings) implements Serializable {

    public FormGroup {
        settings = List.copyOf(settings);
    }

    /** How many of them are stated here and not only inherited. */
    public long own() {
        return settings.stream().filter(Setting::own).count();
    }
}
