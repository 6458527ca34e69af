package org.bangui.fail2ban.files;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a configuration folder as fail2ban's client of one release does.
 *
 * <pre>{@code
 * Configuration now = new ConfigurationReader(FileTree.onDisk(), "/etc/fail2ban", new Release("1.0.2")).read();
 * }</pre>
 */
public final class ConfigurationReader {

    private final FileTree files;
    private final String folder;
    private final Release release;

    /** @param folder as it would be given to {@code fail2ban-client -c}; log paths and jails may refer to it as it stands */
    public ConfigurationReader(FileTree files, String folder, Release release) {
        this.files = files;
        this.folder = folder;
        this.release = release;
    }

    /** All jails. What is broken becomes a finding, the rest is read all the same. */
    public Configuration read() {
        return new Reading().read(null, false);
    }

    /** Only this jail, as {@code fail2ban-client reload NAME} reads it. */
    public Configuration read(String jail) {
        return new Reading().read(jail, false);
    }

    /** Only this jail, and as if it were enabled. */
    public Configuration readAsEnabled(String jail) {
        return new Reading().read(jail, true);
    }

    /** All jails, each as if it were enabled. */
    public Configuration readAllAsEnabled() {
        return new Reading().read(null, true);
    }

    /** The option that a file states at this place; nothing where it states none. */
    public Optional<String> optionAt(Source place) {
        try {
            return new Library(folder, files, release)
                    .includes()
                    .file(place.file())
                    .flatMap(file -> file.optionAt(place.line()));
        } catch (BrokenConfigurationException e) {
            return Optional.empty();
        }
    }

    /**
     * Everything that is wrong or likely wrong: what keeps jails from being read, and in jails that are ready also misspelled
     * options, values of the wrong kind, expressions the daemon refuses, settings that contradict each other.
     */
    public List<Finding> check() {
        Reading reading = new Reading();
        Configuration configuration = reading.read(null, false);
        return new Lint(reading.library, configuration, release).findings();
    }

    /**
     * What the files under a name state, for example {@code jail} or {@code filter.d/sshd}; nothing when there are none.
     *
     * @throws RefusedFileException when one of them cannot be understood
     */
    public Optional<Statements> statements(String name) {
        try {
            return new Library(folder, files, release).read(name).map(entry -> entry.sections()
                    .statements(entry.files()));
        } catch (BrokenConfigurationException e) {
            throw new RefusedFileException(e.source() + ": " + e.getMessage());
        }
    }

    /** One pass over the files; what is read once is shared by all jails. */
    private final class Reading {

        private final Library library = new Library(folder, files, release);
        private final List<Finding> findings = new ArrayList<>();
        private Map<String, Value> server = Map.of();

        Configuration read(String only, boolean forced) {
            List<Jail> jails = new ArrayList<>();
            try {
                requireFolder();
                server = new ServerReader(release).read(sections("fail2ban"));
                readJails(only, forced, jails);
            } catch (BrokenConfigurationException e) {
                findings.add(new Finding(Finding.Severity.FATAL, "", e.source(), e.getMessage(), e.fix()));
            }
            reportUndecodable();
            return new Configuration(server, ServerReader.commands(server), jails, findings);
        }

        private void readJails(String only, boolean forced, List<Jail> jails) {
            Sections sections = sections("jail");
            sections.supply(supplied());
            List<String> names = sections.names().stream()
                    .filter(name -> !name.equals("INCLUDES"))
                    .toList();
            for (String name : only == null ? names : List.of(only)) {
                requireSection(sections, name);
                jails.add(new JailReader(library, release, sections, name, forced).read());
            }
        }

        private Sections sections(String name) {
            Optional<Library.Entry> entry = library.read(name);
            return entry.map(Library.Entry::sections).orElseGet(Sections::new);
        }

        private void requireFolder() {
            if (!files.exists(library.folder())) {
                throw new BrokenConfigurationException(
                        Source.BUILT_IN,
                        "The configuration folder " + folder + " does not exist.",
                        "Correct its path.");
            }
        }

        private void requireSection(Sections sections, String name) {
            if (!sections.has(name)) {
                throw new BrokenConfigurationException(
                        Source.BUILT_IN, "No file defines the jail " + name + ".", "Correct the name.");
            }
        }

        private Map<String, Value> supplied() {
            Map<String, Value> values = new LinkedHashMap<>();
            values.put("fail2ban_version", Value.builtIn(release.version()));
            if (release.suppliesConfigFolder()) {
                values.put("fail2ban_confpath", Value.builtIn(library.folder()));
            }
            return values;
        }

        private void reportUndecodable() {
            for (String path : library.includes().undecodable()) {
                findings.add(new Finding(
                        Finding.Severity.ERROR,
                        "",
                        Source.of(path, 1),
                        "The file is not encoded in UTF-8; fail2ban ignores all of it.",
                        "Save it in UTF-8."));
            }
        }
    }
}
