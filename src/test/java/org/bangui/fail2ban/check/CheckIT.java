package org.bangui.fail2ban.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bangui.it.conformance.StockFolder;
import org.bangui.testing.Fail2banRelease;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./bangui check} where a fail2ban is installed. */
class CheckIT {

    @TempDir
    Path root;

    private final Fail2banRelease release = Fail2banRelease.installed();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private int check(String version) {
        ProcessBuilder server = release.command("fail2ban-server", List.of());
        PrintStream both = new PrintStream(out, true, StandardCharsets.UTF_8);
        return new Check(both, both, server.command(), server.environment())
                .run(List.of("--config-dir", root.resolve("conf").toString(), "--for", version, "--dry-run", "yes"));
    }

    @Test
    void everyStockJailPassesAndWhatOnlyFail2banKnowsIsFound() throws IOException {
        new StockFolder(root, release).write();
        assertThat(check(release.version()))
                .as(out.toString(StandardCharsets.UTF_8))
                .isZero();
        Files.writeString(
                root.resolve("conf/jail.d/x.local"), "[sshd]\nmaxretry = 3\nignorecache = key=\"x\", max-count=abc\n");
        assertThat(check(release.version())).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith(root + "/conf/jail.d/x.local:3: fatal: [sshd] fail2ban refuses it: ")
                .endsWith("Correct ignorecache.\n")
                .hasLineCount(1);
        assertThat(check("1.1.99")).isEqualTo(2);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("not 1.1.99.");
    }
}
