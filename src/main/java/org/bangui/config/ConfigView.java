package org.bangui.config;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bangui.auth.Caller;
import org.bangui.fail2ban.files.RefusedFileException;
import org.bangui.system.HostId;
import org.omnifaces.util.Faces;
import org.omnifaces.util.Messages;
import org.omnifaces.util.Utils;

/** All jails that the files define, and one of them to change. */
@Named
@ViewScoped
public class ConfigView implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    ConfigReadService config;

    @Inject
    ConfigEditService edit;

    @Inject
    RollbackService rollback;

    @Inject
    PlanView plan;

    private String name;
    private List<ConfiguredJail> jails = List.of();
    private JailSettings jail;
    private Map<String, String> values = new LinkedHashMap<>();
    private boolean unknown;
    private String unreadable;

    /** Reads the files anew; what was typed is gone. */
    public void load() {
        try {
            jails = config.jails(HostId.LOCAL).stream()
                    .sorted(Comparator.comparing((ConfiguredJail each) -> !each.enabled())
                            .thenComparing(ConfiguredJail::name))
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
            values = new LinkedHashMap<>();
            jail.form().forEach(group -> group.settings().forEach(each -> values.put(each.name(), each.stated())));
        } catch (UnknownConfigException e) {
            unknown = true;
        }
    }

    /** Shows what the typed values would do. */
    public void review() {
        Map<String, String> changed = new LinkedHashMap<>();
        jail.form().forEach(group -> group.settings().forEach(setting -> {
            String now =
                    Objects.requireNonNullElse(values.get(setting.name()), "").replace("\r\n", "\n");
            if (!now.equals(setting.stated())) {
                changed.put(setting.name(), now);
            }
        }));
        plan.propose(edit.jail(HostId.LOCAL, name, changed), "plan.changed", name, address());
    }

    /** Shows what it would do if the jail no longer stated the option. */
    public void reset(String option) {
        Map<String, String> changed = new LinkedHashMap<>();
        changed.put(option, null);
        plan.propose(edit.jail(HostId.LOCAL, name, changed), "plan.reset", name, address());
    }

    public void activate() {
        plan.propose(edit.jail(HostId.LOCAL, name, Map.of("enabled", "true")), "plan.activated", name, address());
    }

    public void deactivate() {
        plan.propose(edit.jail(HostId.LOCAL, name, Map.of("enabled", "false")), "plan.deactivated", name, address());
    }

    /** Disables the jail in its file and gets fail2ban going again. */
    public void rollBack() {
        String who = Caller.of(Faces.getRequest()).map(Caller::name).orElse("");
        RollbackService.Rollback result = rollback.rollBack(HostId.LOCAL, name, who);
        Messages.addGlobalInfo(result.message());
        load();
    }

    public void delete() {
        plan.propose(edit.deleteJail(HostId.LOCAL, name), "plan.deleted", name, "/config");
    }

    private String address() {
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
        return values;
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
