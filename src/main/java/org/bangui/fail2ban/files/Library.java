package org.bangui.fail2ban.files;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The configuration folder by the names fail2ban uses: {@code jail}, {@code fail2ban}, {@code filter.d/sshd}. Each name is
 * {@code name.conf}, {@code name.d/*.conf}, {@code name.local}, {@code name.d/*.local}, in this order, read once.
 */
final class Library {

    private final String folder;
    private final FileTree files;
    private final Includes includes;
    private final Map<String, Optional<Entry>> entries = new HashMap<>();

    /**
     * What stands under one name.
     *
     * @param files every file that was read, in order
     */
    record Entry(Sections sections, List<String> files) {}

    Library(String folder, FileTree files, Release release) {
        this.folder = PosixPath.stripSlashes(folder);
        this.files = files;
        this.includes = new Includes(files, release);
    }

    String folder() {
        return folder;
    }

    FileTree files() {
        return files;
    }

    Includes includes() {
        return includes;
    }

    /**
     * Reads what stands under a name.
     *
     * @return nothing when there is no readable file
     * @throws BrokenConfigurationException when a file cannot be understood
     */
    Optional<Entry> read(String name) {
        Optional<Entry> known = entries.get(name);
        if (known != null) {
            return known;
        }
        Sections sections = new Sections();
        List<String> read = new ArrayList<>();
        for (String path : includes.expand(existing(name))) {
            includes.file(path).ifPresent(file -> {
                sections.merge(file);
                read.add(path);
            });
        }
        Optional<Entry> entry = read.isEmpty() ? Optional.empty() : Optional.of(new Entry(sections, read));
        entries.put(name, entry);
        return entry;
    }

    private List<String> existing(String name) {
        String base = PosixPath.join(folder, name);
        Glob glob = new Glob(files);
        List<String> paths = new ArrayList<>(List.of(base + ".conf"));
        paths.addAll(glob.find(base + ".d/*.conf"));
        paths.add(base + ".local");
        paths.addAll(glob.find(base + ".d/*.local"));
        return paths.stream().filter(files::exists).toList();
    }
}
