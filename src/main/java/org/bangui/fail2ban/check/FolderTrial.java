package org.bangui.fail2ban.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.bangui.fail2ban.files.Configuration;
import org.bangui.fail2ban.files.Finding;
import org.bangui.fail2ban.files.Jail;
import org.bangui.fail2ban.files.Release;
import org.bangui.fail2ban.files.Source;
import org.bangui.fail2ban.files.Value;

/** Tries all jails of a folder on a scratch server that lives for it alone. */
final class FolderTrial {

    private final List<String> program;
    private final Map<String, String> environment;

    /** @param program fail2ban-server, and what goes before its arguments */
    FolderTrial(List<String> program, Map<String, String> environment) {
        this.program = program;
        this.environment = environment;
    }

    /**
     * What is refused of the jails in which nothing was found that destroys them: fail2ban calculates some values while it tries.
     *
     * @throws CannotCheckException when there is no fail2ban-server of that release
     */
    List<Finding> of(Configuration configuration, Release release, List<Finding> found) {
        Set<String> wrong =
                found.stream().filter(Finding::destroys).map(Finding::jail).collect(Collectors.toSet());
        List<Jail> jails = configuration.jails().stream()
                .filter(jail -> jail.state() == Jail.State.READY && !wrong.contains(jail.name()))
                .toList();
        ExecutorService executor = Executors.newCachedThreadPool();
        try {
            ScratchServer scratch =
                    new ScratchServer(program, environment, Files.createTempDirectory("bangui"), executor);
            try {
                return tried(scratch, release, jails, configuration);
            } finally {
                scratch.remove();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            executor.shutdownNow();
        }
    }

    private static List<Finding> tried(
            ScratchServer scratch, Release release, List<Jail> jails, Configuration configuration) {
        String version = scratch.version();
        if (!version.equals(release.version())) {
            throw new CannotCheckException(
                    "The installed fail2ban-server is " + version + ", not " + release + ".", null);
        }
        return scratch.check(jails).stream()
                .map(problem -> finding(configuration.jail(problem.jail()).orElseThrow(), problem))
                .toList();
    }

    private static Finding finding(Jail jail, Problem problem) {
        Source source = jail.commands().stream()
                .filter(command -> Rehearsal.option(command).equals(problem.option()))
                .flatMap(command -> command.values().stream())
                .map(Value::source)
                .findFirst()
                .orElse(jail.options().get("enabled").source());
        String fix = "Correct " + (problem.option().isEmpty() ? "the jail" : problem.option()) + ".";
        return new Finding(Finding.Severity.FATAL, jail.name(), source, problem.sentence(), fix);
    }
}
