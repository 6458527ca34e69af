package org.bangui.config;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.Map;
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
    private FormValues values = FormValues.of(List.of());
    private FormValues globalValues = FormValues.of(List.of());
    private String unreadable;

    /** Reads the files anew; what was typed is gone. */
    public void load() {
        try {
            defaults = config.defaultsForm(HostId.LOCAL);
            global = config.global(HostId.LOCAL);
            values = FormValues.ofForm(defaults);
            globalValues = FormValues.of(global);
            unreadable = null;
        } catch (RefusedFileException e) {
            unreadable = e.getMessage();
        }
    }

    /** Shows what the typed defaults would do. */
    public void reviewDefaults() {
        proposeDefaults(values.changed());
    }

    /** Shows what the daemon's typed options would do. */
    public void reviewGlobal() {
        proposeGlobal(globalValues.changed());
    }

    /** Shows what it would do if no file of ours stated the option. */
    public void reset(String section, String option) {
        Map<String, String> options = Collections.singletonMap(option, null);
        if (section.equals("DEFAULT")) {
            proposeDefaults(options);
        } else {
            proposeGlobal(options);
        }
    }

    private void proposeDefaults(Map<String, String> options) {
        plan.propose(edit.defaults(HostId.LOCAL, options), "plan.defaults", "DEFAULT", "/config/defaults");
    }

    private void proposeGlobal(Map<String, String> options) {
        plan.propose(edit.global(HostId.LOCAL, options), "plan.global", "fail2ban", "/config/defaults");
    }

    public List<FormGroup> getDefaults() {
        return defaults;
    }

    public List<Setting> getGlobal() {
        return global;
    }

    public Map<String, String> getValues() {
        return values.typed();
    }

    public Map<String, String> getGlobalValues() {
        return globalValues.typed();
    }

    public String getUnreadable() {
        return unreadable;
    }
}
