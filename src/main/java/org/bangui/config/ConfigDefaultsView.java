package org.bangui.config;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bangui.fail2ban.files.RefusedFileException;
import org.bangui.system.HostId;

/** What holds for all jails, and the daemon's own options. */
@Named
@ViewScoped
public class ConfigDefaultsView implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    ConfigReadService config;

    @Inject
    ConfigEditService edit;

    @Inject
    PlanView plan;

    private List<FormGroup> defaults = List.of();
    private List<Setting> global = List.of();
    private Map<String, String> values = new LinkedHashMap<>();
    private Map<String, String> globalValues = new LinkedHashMap<>();
    private String unreadable;

    /** Reads the files anew; what was typed is gone. */
    public void load() {
        try {
            defaults = config.defaultsForm(HostId.LOCAL);
            global = config.global(HostId.LOCAL);
            values = new LinkedHashMap<>();
            defaults.forEach(group -> group.settings().forEach(each -> values.put(each.name(), each.stated())));
            globalValues = new LinkedHashMap<>();
            global.forEach(each -> globalValues.put(each.name(), each.stated()));
            unreadable = null;
        } catch (RefusedFileException e) {
            unreadable = e.getMessage();
        }
    }

    /** Shows what the typed defaults would do. */
    public void reviewDefaults() {
        Map<String, String> changed = new LinkedHashMap<>();
        defaults.forEach(group -> changed.putAll(changed(group.settings(), values)));
        plan.propose(edit.defaults(HostId.LOCAL, changed), "plan.defaults", "DEFAULT", "/config/defaults");
    }

    /** Shows what the daemon's typed options would do. */
    public void reviewGlobal() {
        plan.propose(
                edit.global(HostId.LOCAL, changed(global, globalValues)),
                "plan.global",
                "fail2ban",
                "/config/defaults");
    }

    /** Shows what it would do if no file of ours stated the default. */
    public void reset(String option) {
        Map<String, String> changed = new LinkedHashMap<>();
        changed.put(option, null);
        plan.propose(edit.defaults(HostId.LOCAL, changed), "plan.defaults", "DEFAULT", "/config/defaults");
    }

    private static Map<String, String> changed(List<Setting> settings, Map<String, String> values) {
        Map<String, String> changed = new LinkedHashMap<>();
        for (Setting setting : settings) {
            String now =
                    Objects.requireNonNullElse(values.get(setting.name()), "").replace("\r\n", "\n");
            if (!now.equals(setting.stated())) {
                changed.put(setting.name(), now);
            }
        }
        return changed;
    }

    public List<FormGroup> getDefaults() {
        return defaults;
    }

    public List<Setting> getGlobal() {
        return global;
    }

    public Map<String, String> getValues() {
        return values;
    }

    public Map<String, String> getGlobalValues() {
        return globalValues;
    }

    public String getUnreadable() {
        return unreadable;
    }
}
