package org.bangui.fail2ban.files;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Prints what is wrong in a configuration folder, one finding a line: {@code file:line: severity: [jail] sentence fix}.
 *
 * <p>Arguments: {@code --config-dir DIR} (default {@code /etc/fail2ban}), {@code --for VERSION} (default the installed
 * release), {@code --level} {@code fatal}, {@code error}, {@code warning} or {@code hint} (default: from there on it is a
 * finding). Exit code 0 when nothing was found, 1 when something was, 2 when it could not be checked.
 */
public final class Check {

    private static final String USAGE =
            "usage: check [--config-dir DIR] [--for VERSION] [--level fatal|error|warning|hint]";

    private final PrintStream out;
    private final PrintStream err;

    Check(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        int exitCode = new Check(out, System.err).run(List.of(arguments));
        out.flush();
        System.exit(exitCode);
    }

    /** Returns the exit code. */
    int run(List<String> arguments) {
        try {
            Arguments given = new Arguments(arguments, List.of("--config-dir", "--for", "--level"), USAGE);
            requireReadable(given.get("--config-dir", "/etc/fail2ban"));
            Finding.Severity level = level(given.get("--level", "hint"));
            List<Finding> findings = given.reader().check().stream()
                    .filter(finding -> finding.severity().compareTo(level) <= 0)
                    .toList();
            findings.forEach(finding -> out.println(line(finding)));
            return findings.isEmpty() ? 0 : 1;
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return 2;
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
