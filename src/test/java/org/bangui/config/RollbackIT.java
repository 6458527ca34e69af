package org.bangui.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
    void connect() {
        engine = Engine.of(real, TestDatabase.SQLITE.create(home), home, Duration.ofSeconds(4));
    }

    @AfterEach
    void stop() {
        real.client("stop");
        engine.close();
        real.close();
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
    void aRestartReachesADaemonWhoseSocketWasRemoved() throws IOException {
        List<String> before = engine.state();
        Files.delete(real.socket());
        engine.rollback.restart(Engine.HOST);
        assertThat(ProcessHandle.of(real.pid())).isNotPresent();
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
