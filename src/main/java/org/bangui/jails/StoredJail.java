package org.bangui.jails;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bangui.fail2ban.JailOption;
import org.bangui.fail2ban.JailTuning.Listed;
import org.bangui.fail2ban.files.Command;
import org.bangui.fail2ban.files.ConfigurationReader;
import org.bangui.fail2ban.files.FileTree;
import org.bangui.fail2ban.files.Jail;
import org.bangui.fail2ban.files.Release;

/** What the files say about one jail: what fail2ban would send to the daemon if it read them now. */
final class StoredJail {

    /** Of a jail that no file defines, or whose files cannot be read. */
    static final StoredJail UNKNOWN = new StoredJail(Path.of("/"));

    private final String folder;
    private final Map<JailOption, Stored> options = new EnumMap<>(JailOption.class);
    private final Map<Listed, List<Stored>> lists = new EnumMap<>(Listed.class);
    private final List<Stored> ignoreIps = new ArrayList<>();
    private Stored ignoreSelf;
    private boolean known;

    private StoredJail(Path folder) {
        this.folder = folder + "/";
    }

    static StoredJail read(Path folder, String jail, String version) {
        return reader(folder, version)
                .read(jail)
                .jail(jail)
                .map(found -> of(folder, found))
                .orElse(UNKNOWN);
    }

    /** All jails that the files define, by name. */
    static Map<String, StoredJail> readAll(Path folder, String version) {
        return reader(folder, version).read().jails().stream()
                .filter(jail -> jail.state() == Jail.State.READY)
                .collect(Collectors.toMap(Jail::name, jail -> of(folder, jail)));
    }

    private static ConfigurationReader reader(Path folder, String version) {
        return new ConfigurationReader(FileTree.onDisk(), folder.toString(), new Release(version));
    }

    private static StoredJail of(Path folder, Jail jail) {
        if (jail.state() != Jail.State.READY) {
            return UNKNOWN;
        }
        StoredJail stored = new StoredJail(folder);
        stored.known = true;
        jail.commands().forEach(stored::take);
        return stored;
    }

    private void take(Command command) {
        List<Object> words = command.words();
        if (words.size() < 4 || "action".equals(words.get(2)) || "addaction".equals(words.get(2))) {
            return;
        }
        String word = String.valueOf(words.get(2));
        switch (word) {
            case "addignoreip" ->
                words.subList(3, words.size()).forEach(entry -> ignoreIps.add(stored(entry, command)));
            case "ignoreself" -> ignoreSelf = stored(words.get(3), command);
            case "addlogpath" -> add(Listed.LOG_PATH, words.get(3), command);
            case "addfailregex" -> add(Listed.FAIL_REGEX, words.get(3), command);
            case "addignoreregex" -> add(Listed.IGNORE_REGEX, words.get(3), command);
            default ->
                JailOption.called(word)
                        .filter(option -> words.get(3) != null)
                        .ifPresent(option -> options.put(option, stored(words.get(3), command)));
        }
    }

    private void add(Listed list, Object entries, Command command) {
        List<?> all = entries instanceof List<?> many ? many : List.of(entries);
        all.forEach(
                entry -> lists.computeIfAbsent(list, any -> new ArrayList<>()).add(stored(entry, command)));
    }

    private Stored stored(Object value, Command command) {
        String source = command.values().isEmpty()
                ? ""
                : command.values().get(0).source().toString();
        return new Stored(
                String.valueOf(value), source.startsWith(folder) ? source.substring(folder.length()) : source);
    }

    /** Whether the files define the jail and could be read. */
    boolean isKnown() {
        return known;
    }

    /** Null when the files do not state it. */
    Stored option(JailOption option) {
        return options.get(option);
    }

    List<Stored> ignoreIps() {
        return ignoreIps;
    }

    /** Null when the files do not state it. */
    Stored ignoreSelf() {
        return ignoreSelf;
    }

    List<Stored> list(Listed list) {
        return lists.getOrDefault(list, List.of());
    }
}
