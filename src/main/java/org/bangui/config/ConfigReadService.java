package org.bangui.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bangui.fail2ban.files.ConfigPath;
import org.bangui.fail2ban.files.ConfigurationFolder;
import org.bangui.fail2ban.files.ConfigurationReader;
import org.bangui.fail2ban.files.Definition;
import org.bangui.fail2ban.files.FileTree;
import org.bangui.fail2ban.files.Jail;
import org.bangui.fail2ban.files.KnownOptions;
import org.bangui.fail2ban.files.Release;
import org.bangui.fail2ban.files.Statements;
import org.bangui.fail2ban.files.UnknownFileException;
import org.bangui.fail2ban.files.Value;
import org.bangui.server.HealthService;
import org.bangui.system.Fail2banHosts;
import org.bangui.system.HostId;

/** What fail2ban's configuration files say, with file and line of every value. Changes nothing, asks no daemon. */
@ApplicationScoped
public class ConfigReadService {

    @Inject
    Fail2banHosts hosts;

    @Inject
    HealthService daemon;

    /** Every jail that the files define, in their order. */
    public List<ConfiguredJail> jails(HostId host) {
        ConfigPlace place = place(host);
        ConfigurationReader reader = reader(place);
        Map<String, Long> findings = reader.check().stream()
                .map(finding -> finding.jail())
                .collect(Collectors.groupingBy(jail -> jail, Collectors.counting()));
        return reader.read().jails().stream()
                .map(jail -> configured(jail, findings.getOrDefault(jail.name(), 0L), place))
                .toList();
    }

    private static ConfiguredJail configured(Jail jail, long findings, ConfigPlace place) {
        Value enabled = jail.options().get("enabled");
        return new ConfiguredJail(
                jail.name(),
                state(jail),
                jail.state() != Jail.State.DISABLED,
                filterName(jail),
                text(jail, "backend"),
                enabled == null ? "" : place.relative(enabled.source().file()),
                enabled == null ? 0 : enabled.source().line(),
                findings);
    }

    /** One jail with all its options; a disabled one as if it were enabled. @throws UnknownConfigException when there is none */
    public JailSettings jail(HostId host, String name) {
        ConfigPlace place = place(host);
        ConfigurationReader reader = reader(place);
        Statements stated = reader.statements("jail")
                .filter(each -> each.sections().containsKey(name) && !name.equals("INCLUDES"))
                .orElseThrow(() -> UnknownConfigException.jail(name));
        Jail jail = reader.readAsEnabled(name).jail(name).orElseThrow();
        boolean enabled = reader.read(name)
                .jail(name)
                .map(each -> each.state() != Jail.State.DISABLED)
                .orElse(false);
        return new JailSettings(
                name,
                enabled ? state(jail) : "disabled",
                settings(stated, jail, place),
                filterName(jail),
                jail.actions().stream().map(Definition::name).toList(),
                jail.commands().stream().map(Object::toString).toList(),
                findings(reader, place, name));
    }

    private static List<Setting> settings(Statements stated, Jail jail, ConfigPlace place) {
        Set<String> names = new LinkedHashSet<>(KnownOptions.JAIL);
        names.addAll(stated.sections().get(jail.name()).keySet());
        List<Setting> settings = new ArrayList<>();
        for (String name : names) {
            Value effective = jail.options().get(name);
            Optional<Value> value = stated.get(jail.name(), name);
            if (value.isPresent()) {
                settings.add(Setting.of(name, value.get(), effective, stated.isOwn(jail.name(), name), place));
            } else if (effective != null && effective.source().line() == 0) {
                settings.add(Setting.builtIn(name, effective));
            }
        }
        return settings;
    }

    /** What is wrong, worst first. */
    public List<ConfigFinding> findings(HostId host) {
        ConfigPlace place = place(host);
        return findings(reader(place), place, null);
    }

    private static List<ConfigFinding> findings(ConfigurationReader reader, ConfigPlace place, String jail) {
        return reader.check().stream()
                .filter(finding -> jail == null || jail.equals(finding.jail()))
                .sorted(Comparator.comparing(finding -> finding.severity()))
                .map(finding -> ConfigFinding.of(finding, place, reader))
                .toList();
    }

    /** What {@code [DEFAULT]} states for all jails. */
    public List<Setting> defaults(HostId host) {
        ConfigPlace place = place(host);
        return reader(place)
                .statements("jail")
                .map(stated -> settings(stated.defaults(), place))
                .orElse(List.of());
    }

    /** The same as a form shows it, also what could be stated. */
    public List<FormGroup> defaultsForm(HostId host) {
        return JailForm.of(defaults(host));
    }

    /** The daemon's own options: what the files say, below that what fail2ban supplies. */
    public List<Setting> global(HostId host) {
        ConfigPlace place = place(host);
        ConfigurationReader reader = reader(place);
        Map<String, Value> stated = new LinkedHashMap<>();
        reader.statements("fail2ban").ifPresent(all -> all.sections().values().forEach(stated::putAll));
        List<Setting> settings = new ArrayList<>();
        reader.read()
                .server()
                .forEach((name, effective) -> settings.add(
                        stated.containsKey(name)
                                ? Setting.of(name, stated.get(name), effective, true, place)
                                : Setting.builtIn(name, effective)));
        return settings;
    }

    static List<Setting> settings(Map<String, Value> stated, ConfigPlace place) {
        List<Setting> settings = new ArrayList<>();
        stated.forEach((name, value) -> settings.add(Setting.of(name, value, null, true, place)));
        return settings;
    }

    /** Every file that fail2ban may read. */
    public List<ConfigFileEntry> files(HostId host) {
        ConfigurationFolder folder = folder(host);
        return folder.paths().stream()
                .flatMap(path -> folder.read(path).stream())
                .map(ConfigFileEntry::of)
                .toList();
    }

    /** One file with its text. @throws UnknownFileException when there is none */
    public ConfigFileContent file(HostId host, String path) {
        return folder(host)
                .read(new ConfigPath(path))
                .map(ConfigFileContent::of)
                .orElseThrow(() -> new UnknownFileException(path));
    }

    /** What a file begins with that does not exist yet. */
    public String blank(String path) {
        boolean definition = path.startsWith("filter.d/") || path.startsWith("action.d/");
        return path.contains("/") ? ConfigurationFolder.HEADER + "\n\n" + (definition ? "[Definition]\n" : "") : "";
    }

    /** The names of options that fail2ban looks for in such a file. */
    public List<String> options(String path) {
        if (path.startsWith("filter.d/")) {
            return KnownOptions.FILTER;
        }
        if (path.startsWith("action.d/")) {
            return KnownOptions.ACTION;
        }
        return path.startsWith("fail2ban.") ? KnownOptions.SERVER : KnownOptions.JAIL;
    }

    private ConfigurationFolder folder(HostId host) {
        return new ConfigurationFolder(hosts.host(host).configDir());
    }

    /** What the files under a name state. */
    Optional<Statements> statements(HostId host, String name) {
        return reader(place(host)).statements(name);
    }

    ConfigPlace place(HostId host) {
        String version = daemon.state(host).version();
        Release release = version == null ? Release.installed() : new Release(version);
        return new ConfigPlace(hosts.host(host).configDir(), release);
    }

    static ConfigurationReader reader(ConfigPlace place) {
        return new ConfigurationReader(FileTree.onDisk(), place.folder().toString(), place.release());
    }

    private static String state(Jail jail) {
        return jail.state().name().toLowerCase(Locale.ROOT);
    }

    static String filterName(Jail jail) {
        return text(jail, "filter").split("\\[", 2)[0].strip();
    }

    private static String text(Jail jail, String option) {
        Value value = jail.options().get(option);
        return value == null || value.content() == null ? "" : value.text();
    }
}
