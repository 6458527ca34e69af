package org.bangui.fail2ban.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckTest {

    private static final String GOOD = "[DEFAULT]\naction = a\n[x]\nenabled = true\nfilter = f\n";

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void writeFiles() throws IOException {
        Files.createDirectories(folder.resolve("filter.d"));
        Files.createDirectories(folder.resolve("action.d"));
        Files.writeString(folder.resolve("fail2ban.conf"), "[Definition]\n");
        Files.writeString(folder.resolve("filter.d/f.conf"), "[Definition]\nfailregex = ^<HOST> no\n");
        Files.writeString(folder.resolve("action.d/a.conf"), "[Definition]\nactionban = true\n");
        Files.writeString(folder.resolve("jail.conf"), GOOD);
    }

    private int check(String... more) {
        List<String> arguments = new ArrayList<>(List.of("--config-dir", folder.toString(), "--for", "1.0.2"));
        arguments.addAll(List.of(more));
        return new Check(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        List.of("no-such-program"),
                        Map.of())
                .run(arguments);
    }

    @Test
    void aGoodConfigurationIsClean() {
        assertThat(check()).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void aFindingIsOneLineWithItsPlace() throws IOException {
        Files.writeString(folder.resolve("jail.local"), "[x]\nbantime = soon\n");
        assertThat(check()).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith(folder + "/jail.local:2: fatal: [x] The value of bantime is no duration;")
                .hasLineCount(1);
    }

    @Test
    void whatIsBelowTheLevelDoesNotCount() throws IOException {
        Files.writeString(folder.resolve("jail.local"), "[x]\nusedns = maybe\n");
        assertThat(check("--level", "error")).isZero();
        assertThat(check("--level", "warning")).isEqualTo(1);
    }

    @Test
    void aFolderWithoutConfigurationCannotBeChecked() throws IOException {
        Files.delete(folder.resolve("jail.conf"));
        assertThat(check()).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("no readable jail.conf");
    }

    @Test
    void aDryRunThatIsAskedForNeedsAFail2ban() {
        assertThat(check("--dry-run", "no")).isZero();
        assertThat(check("--dry-run", "yes")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("fail2ban-server");
    }

    @Test
    void wrongArgumentsCannotBeChecked() {
        assertThat(check("--level", "loud")).isEqualTo(2);
        assertThat(check("--jail")).isEqualTo(2);
        assertThat(check("--dry-run", "perhaps")).isEqualTo(2);
    }
}
