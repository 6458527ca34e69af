package org.bangui.config;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bangui.fail2ban.regex.FilterTrial;
import org.bangui.system.HostId;

/** A jail to be made: its filter, its log, and what it would have done so far. */
@Named
@ViewScoped
public class ConfigNewView implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    DefinitionService definitions;

    @Inject
    FoundLogService logs;

    @Inject
    ConfigEditService edit;

    @Inject
    FilterTrialService trials;

    @Inject
    PlanView plan;

    private List<String> filters = List.of();
    private String name;
    private String filter;
    private Map<String, String> values = new LinkedHashMap<>();
    private List<String> usual;
    private List<FoundLogService.FoundLog> found = List.of();
    private FilterTrial.Result trial;

    public void load() {
        filters = definitions.filterNames(HostId.LOCAL);
        found = logs.found();
    }

    /** Looks which logs the chosen filter is made for; the field takes them when it is empty. */
    public void chooseFilter() {
        usual = logs.usual(HostId.LOCAL, filter);
        String typed = Objects.requireNonNullElse(values.get("logpath"), "");
        if (typed.isBlank()) {
            values.put("logpath", String.join("\n", usual));
        }
    }

    /** Tries the filter on the end of the log. */
    public void tryIt() {
        trial = null;
        trial = trials.run(HostId.LOCAL, wish());
    }

    /** Shows what making the jail would do. */
    public void review() {
        plan.propose(edit.newJail(HostId.LOCAL, wish()), "plan.made", name, "/config?name=" + name);
    }

    private NewJail wish() {
        Map<String, String> settings = new LinkedHashMap<>();
        values.forEach((option, value) -> {
            if (value != null && !value.isBlank()) {
                settings.put(option, value);
            }
        });
        return new NewJail(name, filter, settings);
    }

    public List<String> getFilters() {
        return filters;
    }

    /** The logs on this host that jails with the chosen filter watch; null while none is chosen. */
    public List<String> getUsual() {
        return usual;
    }

    public List<FoundLogService.FoundLog> getFound() {
        return found;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getFilter() {
        return filter;
    }

    public void setFilter(String filter) {
        this.filter = filter;
    }

    public Map<String, String> getValues() {
        return values;
    }

    public FilterTrial.Result getTrial() {
        return trial;
    }
}
