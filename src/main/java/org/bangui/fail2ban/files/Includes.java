package org.bangui.fail2ban.files;

import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds which files are read for a list of files, in order: what {@code [INCLUDES]} names under before and after, and the
 * {@code .local} beside each. Reads every file once.
 */
final class Includes {

    private static final String SECTION = "INCLUDES";
    private static final int MOST_FILES = 5000;

    /** About where Python gives up. */
    private static final int DEEPEST = 480;

    private final FileTree files;
    private final Release release;
    private final Map<String, Optional<IniFile>> parsed = new HashMap<>();
    private final Map<List<String>, List<String>> expanded = new HashMap<>();
    private final Set<String> undecodable = new TreeSet<>();

    Includes(FileTree files, Release release) {
        this.files = files;
        this.release = release;
    }

    /** The files that are no UTF-8 and therefore left out. */
    Set<String> undecodable() {
        return undecodable;
    }

    /** One file, nothing when it cannot be opened. */
    Optional<IniFile> file(String path) {
        Optional<IniFile> known = parsed.get(path);
        if (known != null) {
            return known;
        }
        Optional<IniFile> file = files.read(path).flatMap(bytes -> parse(path, bytes));
        parsed.put(path, file);
        return file;
    }

    private Optional<IniFile> parse(String path, byte[] bytes) {
        try {
            return Optional.of(IniParser.parse(path, IniParser.decode(bytes), release));
        } catch (CharacterCodingException e) {
            undecodable.add(path);
            return Optional.empty();
        }
    }

    /** The files to read for these, in order; a file may appear twice. */
    List<String> expand(List<String> paths) {
        return expand(paths, List.of());
    }

    private List<String> expand(List<String> paths, List<String> including) {
        List<String> withLocal = withLocal(paths);
        List<String> known = expanded.get(withLocal);
        if (known != null) {
            return known;
        }
        List<String> all = new ArrayList<>();
        for (String path : withLocal) {
            all.addAll(expandOne(path, including));
            if (all.size() > MOST_FILES) {
                throw new BrokenConfigurationException(
                        Source.of(path, 1),
                        "This file and what it includes are more than " + MOST_FILES + " files.",
                        "Include fewer.");
            }
        }
        expanded.put(withLocal, all);
        return all;
    }

    private List<String> withLocal(List<String> paths) {
        List<String> all = new ArrayList<>();
        for (String path : paths) {
            all.add(path);
            String local = PosixPath.withoutSuffix(path) + ".local";
            if (!paths.contains(local) && files.isFile(local)) {
                all.add(local);
            }
        }
        return all;
    }

    private List<String> expandOne(String path, List<String> including) {
        Optional<IniFile> file = file(path);
        if (file.isEmpty()) {
            return List.of();
        }
        List<String> all = new ArrayList<>(included(file.get(), "before", including));
        all.add(path);
        all.addAll(included(file.get(), "after", including));
        return all;
    }

    private List<String> included(IniFile file, String option, List<String> including) {
        Sections sections = new Sections();
        sections.merge(file);
        if (including.size() > DEEPEST) {
            throw new BrokenConfigurationException(
                    Source.of(file.path(), 1), "This file includes itself without end.", "Correct [INCLUDES].");
        }
        Value names = sections.has(SECTION) ? sections.get(SECTION, option, Map.of()) : null;
        if (names == null) {
            return List.of();
        }
        List<String> chain = new ArrayList<>(including);
        chain.add(file.path());
        List<String> all = new ArrayList<>();
        for (String name : Python.lines(names.text())) {
            String path = PosixPath.join(PosixPath.folder(file.path()), name);
            if (!including.contains(path)) {
                all.addAll(expand(List.of(path), chain));
            }
        }
        return all;
    }
}
