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
import org.omnifaces.util.Utils;

/** All jails that the files define, and the values of one of them to change. */
@Named
@ViewScoped
public class ConfigView implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    ConfigReadService config;

    @Inject
    ConfigEditService edit;

    @Inject
    PlanView plan;

    private String name;
    private List<ConfiguredJail> jails = List.of();
    private JailSettings jail;
    private FormValues values = FormValues.of(List.of());
    private boolean unknown;
    private String unreadable;

    /** Reads the files anew; what was typed is gone. */
    public void load() {
        try {
            jails = config.jails(HostId.LOCAL).stream()
                    .sorted(ConfiguredJail.ACTIVE_FIRST)
                    .toList();
            loadJail();
            unreadable = null;
        } catch (RefusedFileException e) {
            unreadable = e.getMessage();
        }
    }

    private void loadJail() {
        if (name == null) {
            return;
        }
        try {
            jail = config.jail(HostId.LOCAL, name);
            unknown = false;
            values = FormValues.ofForm(jail.form());
        } catch (UnknownConfigException e) {
            unknown = true;
        }
    }

    /** Shows what the typed values would do. */
    public void review() {
        propose("plan.changed", values.changed());
    }

    /** Shows what it would do if the jail, which is the section, no longer stated the option. */
    public void reset(String section, String option) {
        propose("plan.reset", Collections.singletonMap(option, null));
    }

    /** Shows what other options would do to the jail. */
    void propose(String why, Map<String, String> options) {
        plan.propose(edit.jail(HostId.LOCAL, name, options), why, name, getAddress());
    }

    /** Where the jail is shown. */
    public String getAddress() {
        return "/config?name=" + Utils.encodeURL(name);
    }

    public long getActive() {
        return jails.stream().filter(ConfiguredJail::enabled).count();
    }

    public List<ConfiguredJail> getJails() {
        return jails;
    }

    public JailSettings getJail() {
        return jail;
    }

    public Map<String, String> getValues() {
        return values.typed();
    }

    public boolean isUnknown() {
        return unknown;
    }

    public String getUnreadable() {
        return unreadable;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }
}
