package org.bangui.fail2ban.files;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Looks through a configuration for what is wrong or hardly meant so, beyond what keeps it from being read. */
final class Lint {

    private final Library library;
    private final Configuration configuration;
    private final Release release;
    private final Set<Finding> findings = new LinkedHashSet<>();

    Lint(Library library, Configuration configuration, Release release) {
        this.library = library;
        this.configuration = configuration;
        this.release = release;
    }

    /** What the reader found, then the names of options, then each jail that is ready to start. */
    List<Finding> findings() {
        findings.addAll(configuration.allFindings());
        if (!configuration.jails().isEmpty()) {
            library.read("jail").ifPresent(this::checkJails);
        }
        findings.addAll(ServerCheck.check(configuration.server(), library.files()));
        return List.copyOf(findings);
    }

    private void checkJails(Library.Entry entry) {
        NameCheck names = new NameCheck(parsed(entry.files()));
        names.checkJails();
        for (Jail jail : configuration.jails()) {
            if (jail.state() == Jail.State.READY) {
                findings.addAll(ValueCheck.check(jail, entry.sections(), release));
                findings.addAll(RegexCheck.check(jail));
                findings.addAll(ContradictionCheck.check(jail, configuration.server()));
                checkDefinitions(jail, names);
            }
        }
        findings.addAll(names.findings());
    }

    private void checkDefinitions(Jail jail, NameCheck names) {
        Definition filter = jail.filter();
        if (filter != null) {
            names.checkDefinition(jail.name(), filter, parsed(filter.files()), OptionTable.FILTER);
        }
        for (Definition action : jail.actions()) {
            names.checkDefinition(jail.name(), action, parsed(action.files()), OptionTable.ACTION);
        }
    }

    private List<IniFile> parsed(List<String> paths) {
        List<IniFile> files = new ArrayList<>();
        paths.stream().distinct().forEach(path -> library.includes().file(path).ifPresent(files::add));
        return files;
    }
}
