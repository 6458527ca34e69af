package org.bangui.config;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.bangui.auth.Caller;
import org.bangui.fail2ban.Fail2banException;
import org.bangui.fail2ban.check.Problem;
import org.bangui.system.HostId;
import org.omnifaces.util.Faces;
import org.omnifaces.util.Messages;

/** What is done to a jail as a whole: switched, given a filter or actions, made what its files say, taken out of the way. */
@Named
@ViewScoped
public class ConfigJailView implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    ConfigView page;

    @Inject
    ConfigEditService edit;

    @Inject
    DefinitionService definitions;

    @Inject
    JailControlService control;

    @Inject
    RollbackService rollback;

    @Inject
    PlanView plan;

    private List<String> filters = List.of();
    private List<String> actions = List.of();
    private List<Problem> drift = List.of();
    private String filter;
    private String action;

    @PostConstruct
    void load() {
        filters = definitions.filterNames(HostId.LOCAL);
        actions = definitions.actionNames(HostId.LOCAL);
        filter = page.getJail().filter();
        try {
            drift = control.drift(HostId.LOCAL, page.getName());
        } catch (Fail2banException.Unreachable e) {
            drift = List.of();
        }
    }

    public void activate() {
        page.propose("plan.activated", Map.of("enabled", "true"));
    }

    public void deactivate() {
        page.propose("plan.deactivated", Map.of("enabled", "false"));
    }

    public void delete() {
        plan.propose(edit.deleteJail(HostId.LOCAL, page.getName()), "plan.deleted", page.getName(), "/config");
    }

    /** Shows what the chosen filter in place of the present one would do. */
    public void assignFilter() {
        page.propose("plan.filterAssigned", Map.of("filter", filter));
    }

    /** Shows what the chosen action beside the present ones would do. */
    public void addAction() {
        String name = page.getName();
        plan.propose(edit.addAction(HostId.LOCAL, name, action), "plan.actionAdded", name, page.getAddress());
    }

    /** Shows what it would do without the action. */
    public void removeAction(String given) {
        String name = page.getName();
        plan.propose(edit.removeAction(HostId.LOCAL, name, given), "plan.actionRemoved", name, page.getAddress());
    }

    /** Makes the running jail what its files say. */
    public void reload() {
        control.reload(HostId.LOCAL, page.getName());
        Messages.addGlobalInfo("config.reloaded", page.getName());
        load();
    }

    /** Disables the jail in its file, gets fail2ban going again and tells how things stand then. */
    public void rollBack() {
        String who = Caller.of(Faces.getRequest()).map(Caller::name).orElse("");
        RollbackService.Rollback result = rollback.rollBack(HostId.LOCAL, page.getName(), who);
        if (result.online() && result.disabled()) {
            Messages.addGlobalInfo("config.rolledBack", page.getName(), result.activeJails());
        } else {
            Messages.addGlobalError("config.notRolledBack", page.getName(), result.message());
        }
        page.load();
        load();
    }

    public List<String> getFilters() {
        return filters;
    }

    public List<String> getActions() {
        return actions;
    }

    public List<Problem> getDrift() {
        return drift;
    }

    public String getFilter() {
        return filter;
    }

    public void setFilter(String filter) {
        this.filter = filter;
    }

    public String getAction() {
        return action;
    }

    public void setAction(String action) {
        this.action = action;
    }
}
