package org.bangui.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.opentest4j.TestAbortedException;

/**
 * The files of one fail2ban release: the machine's own, or a Debian package unpacked into a folder.
 *
 * @param root folder that holds {@code usr/} and {@code etc/fail2ban}
 */
public record Fail2banRelease(Path root) {

    private static final String PYTHON = "/usr/bin/python3";

    /** The release of this machine's distribution: {@code .bangui/fail2ban/current}, else what is installed. */
    public static Fail2banRelease installed() {
        Path unpacked = Path.of(".bangui/fail2ban/current").toAbsolutePath();
        Fail2banRelease release = new Fail2banRelease(Files.isDirectory(unpacked) ? unpacked : Path.of("/"));
        return release.orAbort("Install the package fail2ban.");
    }

    /** The release of the next distribution, unpacked in {@code .bangui/fail2ban/next}. */
    public static Fail2banRelease next() {
        return new Fail2banRelease(Path.of(".bangui/fail2ban/next").toAbsolutePath())
                .orAbort("Unpack the fail2ban package of the next Debian release there.");
    }

    private Fail2banRelease orAbort(String remedy) {
        if (Files.exists(program("fail2ban-server"))) {
            return this;
        }
        String reason = "There is no fail2ban in " + root + ". " + remedy;
        if (System.getenv("CI") != null) {
            throw new IllegalStateException(reason);
        }
        throw new TestAbortedException(reason);
    }

    Path stockConfig() {
        return root.resolve("etc/fail2ban");
    }

    ProcessBuilder command(String program, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(PYTHON, program(program).toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        if (root.getNameCount() > 0) {
            Map<String, String> environment = builder.environment();
            environment.put(
                    "PYTHONPATH", root.resolve("usr/lib/python3/dist-packages").toString());
        }
        builder.environment().put("LC_ALL", "C.UTF-8");
        return builder;
    }

    private Path program(String name) {
        return root.resolve("usr/bin").resolve(name);
    }
}
