package org.bangui.fail2ban.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that may write only so much stands for a disk that is full. */
class FullDiskTest {

    @TempDir
    Path folder;

    /** What runs under the limit: replaces one small file, then one by too much. */
    public static final class Writing {

        private Writing() {}

        public static void main(String[] arguments) {
            ConfigurationFolder folder = new ConfigurationFolder(Path.of(arguments[0]));
            try {
                folder.write(List.of(
                        FileChange.write(new ConfigPath("jail.local"), "[sshd]\n", null),
                        FileChange.write(new ConfigPath("jail.d/big.local"), "#".repeat(100_000), null)));
                System.exit(1);
            } catch (UnwritableFileException e) {
                System.exit(e.getMessage().endsWith("Nothing was changed.") ? 0 : 2);
            }
        }
    }

    @Test
    void aFullDiskIsSaidAndLosesNothing() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("jail.local"), "[sshd]\nbantime = 1h\n");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process writing = new ProcessBuilder(
                        "bash",
                        "-c",
                        "ulimit -f 8; exec \"$@\"",
                        "limited",
                        java,
                        "-XX:-UsePerfData",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writing.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        String told = new String(writing.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(writing.waitFor()).as(told).isZero();
        assertThat(folder.resolve("jail.local")).hasContent("[sshd]\nbantime = 1h\n");
        assertThat(folder.resolve("jail.d")).isEmptyDirectory();
    }
}
