package org.bangui.fail2ban.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DumpTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void writeFiles() throws IOException {
        Files.writeString(folder.resolve("fail2ban.conf"), "[Definition]\n");
        Files.writeString(folder.resolve("jail.conf"), "[DEFAULT]\nenabled = true\n[\u00e4]\n[b]\nbantime = %(x)s\n");
    }

    private int dump(String... more) {
        Dump dump = new Dump(
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8));
        List<String> arguments = new java.util.ArrayList<>(List.of("--config-dir", folder.toString()));
        arguments.addAll(List.of(more));
        return dump.run(arguments);
    }

    @Test
    void oneJailIsPrintedAsTheClientPrintsIt() {
        assertThat(dump("--jail", "\u00e4", "--for", "1.0.2")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("""
                        ['set', 'syslogsocket', 'auto']
                        ['set', 'loglevel', 'INFO']
                        ['set', 'logtarget', '/var/log/fail2ban.log']
                        ['set', 'allowipv6', 'auto']
                        ['set', 'dbfile', '/var/lib/fail2ban/fail2ban.sqlite3']
                        ['set', 'dbpurgeage', '1d']
                        ['add', '\u00e4', 'auto']
                        ['start', '\u00e4']
                        """);
    }

    @Test
    void aBrokenConfigurationEndsAsWithTheClient() {
        assertThat(dump()).isEqualTo(255);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("ERROR: The configuration stream failed because of the invalid syntax.\n");
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("/jail.conf:5: The value of bantime in [b] refers to %(x)s, which is not defined.");
    }

    @Test
    void wrongArgumentsAreSaid() {
        assertThat(dump("--what", "x")).isEqualTo(2);
        assertThat(dump("--for", "x")).isEqualTo(2);
    }
}
