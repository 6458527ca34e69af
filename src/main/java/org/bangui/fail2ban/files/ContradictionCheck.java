package org.bangui.fail2ban.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Finds settings of a jail that work against each other, or that do nothing as things stand. */
final class ContradictionCheck {

    private final Jail jail;
    private final Map<String, Value> options;
    private final List<Finding> findings = new ArrayList<>();

    private ContradictionCheck(Jail jail) {
        this.jail = jail;
        this.options = jail.options();
    }

    /** @param server the daemon's own options */
    static List<Finding> check(Jail jail, Map<String, Value> server) {
        ContradictionCheck check = new ContradictionCheck(jail);
        check.checkLookBack(server.get("dbpurgeage"));
        check.checkIncrement();
        check.checkUse();
        return check.findings;
    }

    private void checkLookBack(Value purgeAge) {
        OptionalDouble kept = purgeAge == null ? OptionalDouble.empty() : Seconds.parse(purgeAge.text());
        OptionalDouble lookBack = seconds("findtime");
        if (kept.isPresent() && lookBack.isPresent() && lookBack.getAsDouble() > kept.getAsDouble()) {
            report(
                    Finding.Severity.WARNING,
                    "findtime",
                    "findtime looks back longer than dbpurgeage (" + purgeAge.text() + ") lets fail2ban remember.",
                    "Raise dbpurgeage in fail2ban.local, or lower findtime.");
        }
    }

    private void checkIncrement() {
        boolean increments = options.containsKey("bantime.increment")
                && Python.truth(options.get("bantime.increment").content());
        OptionalDouble most = seconds("bantime.maxtime");
        OptionalDouble first = seconds("bantime");
        if (increments && most.isPresent() && first.isPresent() && most.getAsDouble() < first.getAsDouble()) {
            report(
                    Finding.Severity.WARNING,
                    "bantime.maxtime",
                    "bantime.maxtime is shorter than bantime, so every ban is cut to it.",
                    "Raise bantime.maxtime, or lower bantime.");
        }
        for (String option : List.of("factor", "formula", "multipliers", "maxtime", "rndtime", "overalljails")) {
            if (!increments && options.containsKey("bantime." + option)) {
                report(
                        Finding.Severity.HINT,
                        "bantime." + option,
                        "bantime." + option + " has no effect, because bantime.increment is not on.",
                        "Set bantime.increment = true, or remove the option.");
            }
        }
    }

    private void checkUse() {
        if (jail.filter() == null) {
            report(Finding.Severity.WARNING, "filter", "The jail has no filter.", "Set filter.");
        }
        boolean acts = jail.commands().stream()
                .anyMatch(command -> command.words().size() > 3
                        && "addaction".equals(command.words().get(2)));
        if (!acts) {
            report(Finding.Severity.WARNING, "action", "The jail has no action, so it blocks nobody.", "Set action.");
        }
        boolean journal = options.get("backend").text().startsWith("systemd");
        if (!journal && options.containsKey("journalmatch")) {
            report(
                    Finding.Severity.HINT,
                    "journalmatch",
                    "journalmatch has no effect, because the backend is not systemd.",
                    "Remove it, or set backend = systemd.");
        }
    }

    private OptionalDouble seconds(String option) {
        Value value = options.get(option);
        return value == null ? OptionalDouble.empty() : Seconds.parse(value.text());
    }

    private void report(Finding.Severity severity, String option, String sentence, String fix) {
        Source source = options.get(option).source();
        findings.add(new Finding(severity, jail.name(), source, sentence, fix));
    }
}
