package org.bangui.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bangui.config.ConfigPlan.FileDiff;
import org.bangui.config.ConfigPlan.ValueChange;
import org.bangui.fail2ban.JailName;
import org.bangui.fail2ban.check.DryRun;
import org.bangui.fail2ban.check.JailChange;
import org.bangui.fail2ban.check.Problem;
import org.bangui.fail2ban.check.StreamDiff;
import org.bangui.fail2ban.files.CommandGuard;
import org.bangui.fail2ban.files.ConfigPath;
import org.bangui.fail2ban.files.Configuration;
import org.bangui.fail2ban.files.ConfigurationReader;
import org.bangui.fail2ban.files.FileChange;
import org.bangui.fail2ban.files.Finding;
import org.bangui.fail2ban.files.Jail;
import org.bangui.fail2ban.files.Value;
import org.bangui.system.Settings;

/** Finds out what a change would do, and whether it would break something. Changes nothing. */
@ApplicationScoped
class Planner {

    @Inject
    Trial trial;

    @Inject
    Settings settings;

    /** What a change would do, with the configurations it leads from and to. */
    record Planned(ConfigPlan plan, Configuration before, Configuration after, List<StoredChange> files) {}

    /** @throws org.bangui.fail2ban.files.RefusedFileException when a file may not be written so */
    Planned plan(Workshop shop, List<FileChange> changes) {
        ConfigurationReader reader = shop.reader(shop.folder().with(changes));
        Configuration before = shop.reader().read();
        Configuration after = reader.read();
        StreamDiff diff = StreamDiff.between(before, after);
        List<Jail> touched = touched(diff, after);
        List<Finding> findings = findings(reader, touched, anywhere(before.allFindings()));
        if (!settings.actionsEditable()) {
            List<ConfigPath> paths = changes.stream().map(FileChange::path).toList();
            findings.addAll(CommandGuard.findings(shop.path(), paths, before, after));
        }
        ConfigPlace place = new ConfigPlace(shop.path(), shop.release());
        Function<Finding, ConfigFinding> told = finding -> ConfigFinding.of(finding, place, reader);
        DryRun.Result tried = trial.of(shop, sound(touched, findings));
        List<StoredChange> files = stored(shop, changes);
        ConfigPlan plan = new ConfigPlan(
                files.stream().map(Planner::diff).toList(),
                values(diff, before, after),
                diff.serverCommands(),
                diff.daemonRestart(),
                diff.jails(),
                findings.stream().map(told).toList(),
                tried.stage(),
                refusals(told, before, after, findings, tried.problems()),
                List.of());
        return new Planned(plan, before, after, files);
    }

    /** The jails the daemon would get. */
    static List<Jail> touched(StreamDiff diff, Configuration after) {
        return diff.jails().stream()
                .filter(change -> change.kind() != JailChange.Kind.STOP)
                .flatMap(change -> after.jail(change.jail()).stream())
                .toList();
    }

    static List<StoredChange> stored(Workshop shop, List<FileChange> changes) {
        List<FileChange> present =
                shop.folder().present(changes.stream().map(FileChange::path).toList());
        List<StoredChange> files = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            FileChange change = changes.get(i);
            files.add(new StoredChange(change.path(), present.get(i).content(), change.content()));
        }
        return files;
    }

    static FileDiff diff(StoredChange file) {
        return new FileDiff(file.path().value(), LineDiff.between(file.before(), file.after()));
    }

    /** What is new, and whatever is wrong with the jails that are touched. */
    private static List<Finding> findings(ConfigurationReader reader, List<Jail> touched, Set<Finding> known) {
        Set<String> names = new HashSet<>(touched.stream().map(Jail::name).toList());
        return reader.check().stream()
                .filter(finding ->
                        names.contains(finding.jail()) || finding.destroys() && !known.contains(finding.anywhere()))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    static Set<Finding> anywhere(List<Finding> findings) {
        return findings.stream().map(Finding::anywhere).collect(Collectors.toSet());
    }

    /** What is known to be wrong is not tried: fail2ban calculates some values, and would do so while it tries. */
    private static List<Jail> sound(List<Jail> touched, List<Finding> findings) {
        Set<String> wrong =
                findings.stream().filter(Finding::destroys).map(Finding::jail).collect(Collectors.toSet());
        return touched.stream().filter(jail -> !wrong.contains(jail.name())).toList();
    }

    private static List<Problem> refusals(
            Function<Finding, ConfigFinding> told,
            Configuration before,
            Configuration after,
            List<Finding> findings,
            List<Problem> tried) {
        Set<Problem> refusals = new LinkedHashSet<>();
        findings.stream()
                .filter(finding -> finding.destroys() && concerns(finding, before, after))
                .forEach(finding -> refusals.add(told.apply(finding).problem()));
        refusals.addAll(tried);
        after.jails().stream()
                .filter(jail -> jail.state() == Jail.State.READY && !isName(jail.name()))
                .forEach(jail -> refusals.add(new Problem(jail.name(), "", "BanGUI takes no jail of this name.")));
        return List.copyOf(refusals);
    }

    /** A jail that was wrong before and is no worse now does not stand in the way of the others. */
    private static boolean concerns(Finding finding, Configuration before, Configuration after) {
        if (finding.jail().isEmpty()) {
            return true;
        }
        Jail.State old = state(before, finding.jail());
        Jail.State now = state(after, finding.jail());
        return now == Jail.State.READY || now != old;
    }

    private static Jail.State state(Configuration configuration, String jail) {
        return configuration.jail(jail).map(Jail::state).orElse(null);
    }

    private static boolean isName(String text) {
        try {
            new JailName(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static List<ValueChange> values(StreamDiff diff, Configuration before, Configuration after) {
        List<ValueChange> values = new ArrayList<>();
        addValues(values, "", before.server(), after.server());
        for (JailChange change : diff.jails()) {
            addValues(values, change.jail(), options(before, change.jail()), options(after, change.jail()));
        }
        return values;
    }

    private static Map<String, Value> options(Configuration configuration, String jail) {
        return configuration.jail(jail).map(Jail::options).orElse(Map.of());
    }

    private static void addValues(
            List<ValueChange> values, String jail, Map<String, Value> before, Map<String, Value> after) {
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        for (String name : names) {
            String old = text(before.get(name));
            String now = text(after.get(name));
            if (!Objects.equals(old, now)) {
                Value source = after.getOrDefault(name, before.get(name));
                values.add(new ValueChange(jail, name, old, now, source.source().toString()));
            }
        }
    }

    private static String text(Value value) {
        return value == null || value.content() == null ? null : value.text();
    }
}
