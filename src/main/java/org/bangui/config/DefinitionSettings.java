package org.bangui.config;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bangui.fail2ban.files.KnownOptions;

/**
 * A filter or action as its files state it.
 *
 * @param entry its name, files and users
 * @param sections its sections, {@code Definition} and {@code Init} first
 */
public record DefinitionSettings(DefinitionEntry entry, List<Part> sections) implements Serializable {

    private static final String DEFINITION = "Definition";
    private static final List<String> FILTER_FORM =
            List.of("failregex", "ignoreregex", "prefregex", "datepattern", "maxlines", "journalmatch", "usedns");

    /** One section. */
    public record Part(String name, List<Setting> settings) implements Serializable {

        /** The same as a form shows it: first what fail2ban looks for, stated or not, then what the file has for itself. */
        Part asForm(List<String> known) {
            Map<String, Setting> left = new LinkedHashMap<>();
            settings.forEach(setting -> left.put(setting.name(), setting));
            List<Setting> form = new ArrayList<>();
            for (String option : known) {
                Setting present = left.remove(option);
                form.add(present == null ? Setting.unset(option) : present);
            }
            form.addAll(left.values());
            return new Part(name, form);
        }
    }

    /** One that no file states yet. */
    static DefinitionSettings blank(String name) {
        return new DefinitionSettings(new DefinitionEntry(name, List.of(), true, List.of()), List.of());
    }

    /** The sections of a filter as a form shows them. */
    public List<Part> filterForm() {
        return form(FILTER_FORM);
    }

    /** The sections of an action as a form shows them. */
    public List<Part> actionForm() {
        return form(KnownOptions.ACTION);
    }

    private List<Part> form(List<String> known) {
        List<Part> form = new ArrayList<>();
        if (sections.stream().noneMatch(part -> part.name().equals(DEFINITION))) {
            form.add(new Part(DEFINITION, List.of()).asForm(known));
        }
        sections.forEach(part -> form.add(part.name().equals(DEFINITION) ? part.asForm(known) : part));
        return form;
    }
}
