package org.bangui.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bangui.fail2ban.files.ConfigFile;
import org.bangui.fail2ban.files.ConfigPath;
import org.bangui.fail2ban.files.Configuration;
import org.bangui.fail2ban.files.ConfigurationFolder;
import org.bangui.fail2ban.files.ConfigurationReader;
import org.bangui.fail2ban.files.Definition;
import org.bangui.fail2ban.files.Jail;
import org.bangui.fail2ban.files.Statements;
import org.bangui.fail2ban.files.Value;
import org.bangui.system.HostId;

/** The filters and actions that the files define, with file and line of every value and who uses them. */
@ApplicationScoped
public class DefinitionService {

    private static final String FILTERS = "filter.d";
    private static final String ACTIONS = "action.d";

    @Inject
    ConfigReadService config;

    /** Every filter that the files define, by name. */
    public List<DefinitionEntry> filters(HostId host) {
        return definitions(host, FILTERS);
    }

    /** Every action that the files define, by name. */
    public List<DefinitionEntry> actions(HostId host) {
        return definitions(host, ACTIONS);
    }

    /** The names of every filter that the files define. */
    public List<String> filterNames(HostId host) {
        return List.copyOf(files(config.place(host), FILTERS).keySet());
    }

    /** The names of every action that the files define. */
    public List<String> actionNames(HostId host) {
        return List.copyOf(files(config.place(host), ACTIONS).keySet());
    }

    /** @throws UnknownConfigException when there is none */
    public DefinitionSettings filter(HostId host, String name) {
        return definition(host, FILTERS, name);
    }

    /** @throws UnknownConfigException when there is none */
    public DefinitionSettings action(HostId host, String name) {
        return definition(host, ACTIONS, name);
    }

    private List<DefinitionEntry> definitions(HostId host, String kind) {
        ConfigPlace place = config.place(host);
        ConfigurationFolder folder = new ConfigurationFolder(place.folder());
        Map<String, List<String>> users = users(ConfigReadService.reader(place).readAllAsEnabled(), kind);
        List<DefinitionEntry> entries = new ArrayList<>();
        files(place, kind)
                .forEach((name, paths) -> entries.add(new DefinitionEntry(
                        name,
                        paths.stream().map(ConfigPath::value).toList(),
                        paths.stream()
                                .allMatch(path ->
                                        folder.read(path).map(ConfigFile::made).orElse(false)),
                        users.getOrDefault(name, List.of()))));
        return entries;
    }

    private static Map<String, List<ConfigPath>> files(ConfigPlace place, String kind) {
        Map<String, List<ConfigPath>> files = new LinkedHashMap<>();
        new ConfigurationFolder(place.folder())
                .paths().stream().filter(path -> path.folder().equals(kind)).forEach(path -> files.computeIfAbsent(
                                path.name(), key -> new ArrayList<>())
                        .add(path));
        return files;
    }

    private static Map<String, List<String>> users(Configuration configuration, String kind) {
        Map<String, List<String>> users = new LinkedHashMap<>();
        for (Jail jail : configuration.jails()) {
            List<String> used = kind.equals(FILTERS)
                    ? List.of(ConfigReadService.filterName(jail))
                    : jail.actions().stream().map(Definition::name).distinct().toList();
            used.forEach(name ->
                    users.computeIfAbsent(name, key -> new ArrayList<>()).add(jail.name()));
        }
        return users;
    }

    private DefinitionSettings definition(HostId host, String kind, String name) {
        DefinitionEntry entry = definitions(host, kind).stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> UnknownConfigException.definition(kind, name));
        ConfigPlace place = config.place(host);
        ConfigurationReader reader = ConfigReadService.reader(place);
        Map<String, Map<String, Value>> sections =
                reader.statements(kind + "/" + name).map(Statements::sections).orElse(Map.of());
        List<DefinitionSettings.Part> parts = new ArrayList<>();
        FileNotes notes = new FileNotes(place);
        sections.forEach((section, values) -> parts.add(new DefinitionSettings.Part(
                section,
                ConfigReadService.settings(values, place).stream()
                        .map(each -> each.withNote(
                                notes.above(values.get(each.name()).source())))
                        .toList())));
        parts.sort(Comparator.comparing(part -> List.of("Definition", "Init").indexOf(part.name()) < 0));
        return new DefinitionSettings(entry, parts);
    }
}
