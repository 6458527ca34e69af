package org.bangui.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.bangui.server.DaemonNotBackException;
import org.bangui.testing.RealFail2ban;
import org.bangui.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Getting fail2ban going again after somebody broke a jail on the host itself. */
class RollbackIT {

    @TempDir
    Path home;

    private final RealFail2ban real =
            RealFail2ban.installed().jails("one", "two").start();
    private Engine engine;

    @BeforeEach
    void connect() throws IOException {
        engine = Engine.of(real, TestDatabase.SQLITE.create(home), home);
        script("start", "fail2ban-client", "-x start");
        script("stop", "fail2ban-client", "stop");
    }

    @AfterEach
    void stop() {
        real.client("stop");
        engine.close();
        real.close();
    }

    private void script(String name, String program, String order) throws IOException {
        ProcessBuilder client =
                real.release().command(program, List.of("-c", real.configDir().toString()));
        StringBuilder text = new StringBuilder("#!/bin/sh\n");
        for (Map.Entry<String, String> variable : client.environment().entrySet()) {
            if (variable.getKey().startsWith("PYTHON")) {
                text.append("export " + variable.getKey() + "='" + variable.getValue() + "'\n");
            }
        }
        text.append("exec " + String.join(" ", client.command()) + " " + order + "\n");
        Path file = home.resolve(name);
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void aJailThatKeepsFail2banDownIsDisabledAndFail2banStarted() throws IOException {
        Files.writeString(real.configDir().resolve("jail.local"), "[two]\nlogpath = /nowhere/at/all.log\n");
        real.kill();
        RollbackService.Rollback rollback = engine.rollback.rollBack(Engine.HOST, "two", "a test");
        assertThat(rollback)
                .isEqualTo(new RollbackService.Rollback(true, true, 1, "fail2ban runs without the jail two."));
    }

    @Test
    void whenFail2banDoesNotComeBackThatIsSaidAndNoJailIsClaimed() throws IOException {
        Files.writeString(home.resolve("start"), "#!/bin/sh\nexit 0\n");
        real.kill();
        RollbackService.Rollback rollback = engine.rollback.rollBack(Engine.HOST, "two", "a test");
        assertThat(rollback.online()).isFalse();
        assertThat(rollback.activeJails()).isZero();
        assertThat(rollback.disabled()).isTrue();
        assertThat(rollback.message()).contains("did not come back");
    }

    @Test
    void aRestartBringsTheSameJailsBack() {
        List<String> before = engine.state();
        engine.rollback.restart(Engine.HOST);
        assertThat(engine.state()).isEqualTo(before);
    }

    @Test
    void aRestartThatFailsIsSaid() throws IOException {
        Files.delete(home.resolve("start"));
        assertThatThrownBy(() -> engine.rollback.restart(Engine.HOST))
                .isInstanceOf(DaemonNotBackException.class)
                .hasMessageContaining("cannot be run here");
    }
}
