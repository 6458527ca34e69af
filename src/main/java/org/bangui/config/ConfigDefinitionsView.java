package org.bangui.config;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bangui.fail2ban.files.FileChange;
import org.bangui.system.HostId;

/** All filters or all actions, and one of them to change. */
@Named
@ViewScoped
public class ConfigDefinitionsView implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    ConfigReadService config;

    @Inject
    ConfigEditService edit;

    @Inject
    PlanView plan;

    private boolean actions;
    private String name;
    private List<DefinitionEntry> entries = List.of();
    private DefinitionSettings definition;
    private Map<String, String> values = new LinkedHashMap<>();
    private boolean unknown;

    public void loadFilters() {
        load(false);
    }

    public void loadActions() {
        load(true);
    }

    private void load(boolean ofActions) {
        actions = ofActions;
        entries = actions ? config.actions(HostId.LOCAL) : config.filters(HostId.LOCAL);
        if (name == null) {
            return;
        }
        try {
            definition = actions ? config.action(HostId.LOCAL, name) : config.filter(HostId.LOCAL, name);
            values = new LinkedHashMap<>();
            definition.sections().forEach(part -> part.settings()
                    .forEach(each -> values.put(part.name() + "/" + each.name(), each.stated())));
            unknown = false;
        } catch (UnknownConfigException e) {
            unknown = true;
        }
    }

    /** Shows what the typed values of a section would do. */
    public void review(String section) {
        Map<String, String> changed = new LinkedHashMap<>();
        definition.sections().stream()
                .filter(part -> part.name().equals(section))
                .flatMap(part -> part.settings().stream())
                .forEach(setting -> {
                    String now = Objects.requireNonNullElse(values.get(section + "/" + setting.name()), "")
                            .replace("\r\n", "\n");
                    if (!now.equals(setting.stated())) {
                        changed.put(setting.name(), now);
                    }
                });
        plan.propose(
                changes(section, changed), actions ? "plan.action" : "plan.filter", name, list() + "?name=" + name);
    }

    private List<FileChange> changes(String section, Map<String, String> changed) {
        return actions
                ? edit.action(HostId.LOCAL, name, section, changed)
                : edit.filter(HostId.LOCAL, name, section, changed);
    }

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

    public Map<String, String> getValues() {
        return values;
    }

    public boolean isUnknown() {
        return unknown;
    }

    public boolean isActions() {
        return actions;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }
}
