package org.bangui.it.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bangui.fail2ban.files.Dump;
import org.bangui.testing.Fail2banRelease;

/**
 * The command stream of a configuration folder, made comparable.
 *
 * @param accepted whether there is a stream at all
 * @param lines the commands as printed, neighbouring log paths of a jail sorted; empty when not accepted
 */
record Dumped(boolean accepted, List<String> lines) {

    private static final Path DRIVER = Path.of("src/test/resources/org/bangui/it/conformance/dump_all.py");

    /** What {@code fail2ban-client -d} of the release prints for each folder, with one start of Python. */
    static List<Dumped> byClient(Fail2banRelease release, List<Path> folders) {
        List<String> arguments = new ArrayList<>(List.of(DRIVER.toString()));
        folders.forEach(folder -> arguments.add(folder.toString()));
        try {
            int exitCode = release.python(arguments).inheritIO().start().waitFor();
            assertThat(exitCode).as("exit code of dump_all.py").isZero();
            List<Dumped> dumped = new ArrayList<>();
            for (Path folder : folders) {
                List<String> lines = Files.readAllLines(folder.resolve("dump.txt"));
                dumped.add(of(!lines.get(0).startsWith("ERROR: "), lines));
            }
            return dumped;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What {@code ./bangui dump} prints for that release. */
    static Dumped byReader(Fail2banRelease release, Path folder) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Dump dump = new Dump(
                new PrintStream(out, false, StandardCharsets.UTF_8), new PrintStream(OutputStream.nullOutputStream()));
        int exitCode = dump.run(List.of("--config-dir", folder.toString(), "--for", release.version()));
        return of(exitCode == 0, out.toString(StandardCharsets.UTF_8).lines().toList());
    }

    private static Dumped of(boolean accepted, List<String> lines) {
        return new Dumped(accepted, accepted ? withSortedLogPaths(lines) : List.of());
    }

    private static List<String> withSortedLogPaths(List<String> lines) {
        List<String> sorted = new ArrayList<>();
        int start = 0;
        for (String line : lines) {
            sorted.add(line);
            if (line.contains("', 'addlogpath', ")) {
                sorted.subList(start, sorted.size()).sort(null);
            } else {
                start = sorted.size();
            }
        }
        return sorted;
    }
}
