package org.bangui.config;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bangui.fail2ban.files.FileChange;
import org.bangui.fail2ban.files.RefusedFileException;
import org.bangui.system.HostId;

/** All filters or all actions, and one of them to change. */
@Named
@ViewScoped
public class ConfigDefinitionsView implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final List<String> FILTER_FORM =
            List.of("failregex", "ignoreregex", "prefregex", "datepattern", "maxlines", "journalmatch", "usedns");

    @Inject
    DefinitionService definitions;

    @Inject
    ConfigEditService edit;

    @Inject
    PlanView plan;

    private boolean actions;
    private String name;
    private String added;
    private List<DefinitionEntry> entries = List.of();
    private DefinitionSettings definition;
    private List<DefinitionSettings.Part> form = List.of();
    private final Map<String, FormValues> values = new HashMap<>();
    private String unreadable;

    public void loadFilters() {
        load(false);
    }

    public void loadActions() {
        load(true);
    }

    private void load(boolean ofActions) {
        actions = ofActions;
        entries = actions ? definitions.actions(HostId.LOCAL) : definitions.filters(HostId.LOCAL);
        name = name == null ? added : name;
        try {
            definition = name == null ? null : read();
        } catch (UnknownConfigException e) {
            definition = added == null ? null : DefinitionSettings.blank(name);
        } catch (RefusedFileException e) {
            unreadable = e.getMessage();
        }
        if (definition != null) {
            form = actions ? definition.actionForm() : definition.filterForm();
        }
        form.forEach(part -> values.put(part.name(), FormValues.of(part.settings())));
    }

    private DefinitionSettings read() {
        return actions ? definitions.action(HostId.LOCAL, name) : definitions.filter(HostId.LOCAL, name);
    }

    /** Shows what the typed values would do. */
    public void review() {
        Map<String, Map<String, String>> changed = new LinkedHashMap<>();
        form.forEach(part -> changed.put(part.name(), values.get(part.name()).changed()));
        propose(changed);
    }

    /** Shows what it would do if the section no longer stated the option. */
    public void reset(String section, String option) {
        propose(Map.of(section, Collections.singletonMap(option, null)));
    }

    private void propose(Map<String, Map<String, String>> changed) {
        List<FileChange> changes =
                actions ? edit.action(HostId.LOCAL, name, changed) : edit.filter(HostId.LOCAL, name, changed);
        plan.propose(changes, actions ? "plan.action" : "plan.filter", name, list() + "?name=" + name);
    }

    /** Shows what it would do without it; refused when somebody else made it or a jail uses it. */
    public void delete() {
        plan.propose(
                actions ? edit.deleteAction(HostId.LOCAL, name) : edit.deleteFilter(HostId.LOCAL, name),
                "plan.deleted",
                name,
                list());
    }

    private String list() {
        return actions ? "/config/actions" : "/config/filters";
    }

    public List<DefinitionEntry> getEntries() {
        return entries;
    }

    public DefinitionSettings getDefinition() {
        return definition;
    }

    public List<DefinitionSettings.Part> getForm() {
        return form;
    }

    /** The text of each field of a section. */
    public Map<String, String> typed(String section) {
        return values.get(section).typed();
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

    /** The name of one to be made. */
    public String getAdded() {
        return added;
    }

    public void setAdded(String added) {
        this.added = added;
    }
}
