package org.bangui.fail2ban.check;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bangui.fail2ban.files.Arguments;
import org.bangui.fail2ban.files.Finding;

/**
 * Prints what is wrong in a configuration folder, one finding a line: {@code file:line: severity: [jail] sentence fix}.
 *
 * <p>Arguments: {@code --config-dir DIR} (default {@code /etc/fail2ban}), {@code --for VERSION} (default the installed
 * release), {@code --level} {@code fatal}, {@code error}, {@code warning} or {@code hint} (default: from there on it is a
 * finding), {@code --dry-run} {@code auto} (the default: also on a fail2ban-server, where one of that version is installed),
 * {@code yes} or {@code no}. Exit code 0 when nothing was found, 1 when something was, 2 when it could not be checked.
 */
public final class Check {

    private static final List<String> OPTIONS = List.of("--config-dir", "--for", "--level", "--dry-run");
    private static final String USAGE = "usage: check [--config-dir DIR] [--for VERSION]"
            + " [--level fatal|error|warning|hint] [--dry-run auto|yes|no]";

    private final PrintStream out;
    private final PrintStream err;
    private final List<String> program;
    private final Map<String, String> environment;

    /**
     * @param program fail2ban-server, and what goes before its arguments
     * @param environment added to this process's own
     */
    Check(PrintStream out, PrintStream err, List<String> program, Map<String, String> environment) {
        this.out = out;
        this.err = err;
        this.program = program;
        this.environment = environment;
    }

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        int exitCode = new Check(out, System.err, List.of("fail2ban-server"), Map.of()).run(List.of(arguments));
        out.flush();
        System.exit(exitCode);
    }

    /** Returns the exit code. */
    int run(List<String> arguments) {
        try {
            Arguments given = new Arguments(arguments, OPTIONS, USAGE);
            requireReadable(given.get("--config-dir", "/etc/fail2ban"));
            Finding.Severity level = level(given.get("--level", "hint"));
            List<Finding> findings = new ArrayList<>(given.reader().check());
            findings.addAll(tried(given, findings));
            findings.removeIf(finding -> finding.severity().compareTo(level) > 0);
            findings.forEach(finding -> out.println(line(finding)));
            return findings.isEmpty() ? 0 : 1;
        } catch (IllegalArgumentException | CannotCheckException e) {
            err.println(e.getMessage());
            return 2;
        }
    }

    private List<Finding> tried(Arguments given, List<Finding> found) {
        String wanted = given.get("--dry-run", "auto");
        if (!List.of("auto", "yes", "no").contains(wanted)) {
            throw new IllegalArgumentException(USAGE);
        }
        try {
            return wanted.equals("no")
                    ? List.of()
                    : new FolderTrial(program, environment).of(given.reader().read(), given.release(), found);
        } catch (CannotCheckException e) {
            if (wanted.equals("yes")) {
                throw e;
            }
            return List.of();
        }
    }

    private static Finding.Severity level(String name) {
        for (Finding.Severity severity : Finding.Severity.values()) {
            if (name(severity).equals(name)) {
                return severity;
            }
        }
        throw new IllegalArgumentException(USAGE);
    }

    private static void requireReadable(String folder) {
        Path path = Path.of(folder);
        if (!Files.isReadable(path.resolve("jail.conf")) && !Files.isReadable(path.resolve("jail.local"))) {
            throw new IllegalArgumentException("There is no readable jail.conf in " + folder + ".");
        }
    }

    private static String line(Finding finding) {
        String jail = finding.jail().isEmpty() ? "" : "[" + finding.jail() + "] ";
        String fix = finding.fix().isEmpty() ? "" : " " + finding.fix();
        String line = finding.source() + ": " + name(finding.severity()) + ": " + jail + finding.sentence() + fix;
        return line.replaceAll("\\p{Cntrl}+", " ");
    }

    private static String name(Finding.Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }
}
