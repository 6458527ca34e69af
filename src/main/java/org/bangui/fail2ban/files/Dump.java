package org.bangui.fail2ban.files;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Prints what {@code fail2ban-client -d} prints.
 *
 * <p>Arguments: {@code --config-dir DIR} (default {@code /etc/fail2ban}), {@code --jail NAME} (only this one),
 * {@code --for VERSION} (default the installed release). Findings go to the error output. Exit code 0; 255 when fail2ban's client would get no
 * stream; 2 when an argument is wrong.
 */
public final class Dump {

    private static final String USAGE = "usage: dump [--config-dir DIR] [--jail NAME] [--for VERSION]";

    private final PrintStream out;
    private final PrintStream err;

    public Dump(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        int exitCode = new Dump(out, System.err).run(List.of(arguments));
        out.flush();
        System.exit(exitCode);
    }

    /** Returns the exit code. */
    public int run(List<String> arguments) {
        try {
            Arguments given = new Arguments(arguments, List.of("--config-dir", "--jail", "--for"), USAGE);
            String jail = given.get("--jail", "");
            return print(jail.isEmpty() ? given.reader().read() : given.reader().read(jail));
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return 2;
        }
    }

    private int print(Configuration configuration) {
        for (Finding finding : configuration.allFindings()) {
            err.println(finding.source() + ": " + finding.sentence());
        }
        if (!configuration.isAccepted()) {
            out.println("ERROR: The configuration stream failed because of the invalid syntax.");
            return 255;
        }
        configuration.commands().forEach(out::println);
        return 0;
    }
}
