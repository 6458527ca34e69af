package org.bangui.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.opentest4j.TestAbortedException;

/**
 * The files of one fail2ban release: the machine's own, or a Debian package unpacked into a folder.
 *
 * @param root folder that holds {@code usr/} and {@code etc/fail2ban}
 */
public record Fail2banRelease(Path root) {

    private static final Path PYTHON = Path.of("/usr/bin/python3");
    private static final Pattern VERSION = Pattern.compile("(?m)^version = \"([^\"]+)\"");

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

    /** fail2ban 0.11 with the Python 3.9 it needs, unpacked in {@code .bangui/fail2ban/previous}. */
    public static Fail2banRelease previous() {
        return new Fail2banRelease(Path.of(".bangui/fail2ban/previous").toAbsolutePath())
                .orAbort("Unpack the packages fail2ban, python3.9-minimal, libpython3.9-minimal and libpython3.9-stdlib"
                        + " of Debian 11 there.");
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

    /** The configuration as the package ships it. */
    public Path stockConfig() {
        return root.resolve("etc/fail2ban");
    }

    /** What it calls itself, for example {@code 1.0.2}. */
    public String version() {
        try {
            Matcher matcher = VERSION.matcher(Files.readString(modules().resolve("fail2ban/version.py")));
            matcher.find();
            return matcher.group(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One of its programs, with arguments, ready to be started. */
    public ProcessBuilder command(String program, List<String> arguments) {
        List<String> all = new ArrayList<>(List.of(program(program).toString()));
        all.addAll(arguments);
        return python(all);
    }

    /** Writes a program of its own that runs {@code fail2ban-client} on this configuration. */
    public void script(Path file, Path config, String order) {
        ProcessBuilder client = command("fail2ban-client", List.of("-c", config.toString()));
        StringBuilder text = new StringBuilder("#!/bin/sh\n");
        client.environment().forEach((name, value) -> {
            if (name.startsWith("PYTHON")) {
                text.append("export " + name + "='" + value + "'\n");
            }
        });
        text.append("exec " + String.join(" ", client.command()) + " " + order + "\n");
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        file.toFile().setExecutable(true);
    }

    /** Python with the release's modules, ready to be started. */
    public ProcessBuilder python(List<String> arguments) {
        Path ownPython = root.resolve("usr/bin/python3.9");
        boolean unpacked = root.getNameCount() > 0;
        boolean hasPython = unpacked && Files.exists(ownPython);
        List<String> command = new ArrayList<>(List.of((hasPython ? ownPython : PYTHON).toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        Map<String, String> environment = builder.environment();
        if (unpacked) {
            environment.put("PYTHONPATH", modules().toString());
        }
        if (hasPython) {
            environment.put("PYTHONHOME", root.resolve("usr").toString());
        }
        environment.put("LC_ALL", "C.UTF-8");
        return builder;
    }

    private Path modules() {
        return root.resolve("usr/lib/python3/dist-packages");
    }

    private Path program(String name) {
        return root.resolve("usr/bin").resolve(name);
    }
}
