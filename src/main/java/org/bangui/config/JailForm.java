package org.bangui.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The order in which a person finds the options of a jail. */
final class JailForm {

    private static final Map<String, List<String>> GROUPS = groups();

    private JailForm() {}

    private static Map<String, List<String>> groups() {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        groups.put("watch", List.of("filter", "mode", "logpath", "backend", "journalmatch", "port", "protocol"));
        groups.put("ban", List.of("maxretry", "findtime", "bantime"));
        groups.put("spare", List.of("ignoreip", "ignoreself", "ignorecommand", "ignorecache"));
        groups.put("act", List.of("banaction", "banaction_allports", "action"));
        groups.put(
                "increase",
                List.of(
                        "bantime.increment",
                        "bantime.factor",
                        "bantime.multipliers",
                        "bantime.formula",
                        "bantime.maxtime",
                        "bantime.rndtime",
                        "bantime.overalljails"));
        groups.put(
                "read",
                List.of(
                        "failregex",
                        "ignoreregex",
                        "prefregex",
                        "datepattern",
                        "usedns",
                        "logencoding",
                        "logtimezone",
                        "maxlines",
                        "maxmatches"));
        return groups;
    }

    /** @param settings those that are stated or supplied; {@code enabled} is left out, it has a switch of its own */
    static List<FormGroup> of(List<Setting> settings) {
        Map<String, Setting> left = new LinkedHashMap<>();
        settings.forEach(setting -> left.put(setting.name(), setting));
        left.remove("enabled");
        List<FormGroup> form = new ArrayList<>();
        GROUPS.forEach((key, names) -> {
            List<Setting> members = new ArrayList<>();
            for (String name : names) {
                Setting present = left.remove(name);
                members.add(present == null ? Setting.unset(name) : present);
            }
            form.add(new FormGroup(key, members));
        });
        if (!left.isEmpty()) {
            form.add(new FormGroup("other", new ArrayList<>(left.values())));
        }
        return form;
    }
}
