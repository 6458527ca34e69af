package org.bangui.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.ConcurrentAccessTimeoutException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.bangui.fail2ban.Fail2banException.Refused;
import org.bangui.fail2ban.JailName;
import org.bangui.testing.RealFail2ban;
import org.bangui.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of jails that are started, stopped and reloaded, on both releases of fail2ban. */
class JailControlServiceIT {

    /** No fail2ban refuses it before it is made. */
    private static final String BROKEN = """
            from fail2ban.server.action import ActionBase

            class Action(ActionBase):
                def __init__(self, jail, name):
                    raise ValueError("no firewall here")
            """;

    private static final JailName TWO = new JailName("two");

    @TempDir
    Path home;

    private static final Map<String, RealFail2ban> DAEMONS = new HashMap<>();

    private RealFail2ban real;
    private Engine engine;

    private void start(String release) {
        real = DAEMONS.computeIfAbsent(release, JailControlServiceIT::daemon);
        engine = Engine.of(real, TestDatabase.SQLITE.create(home), home);
    }

    private static RealFail2ban daemon(String release) {
        RealFail2ban daemon = release.equals("next") ? RealFail2ban.next() : RealFail2ban.installed();
        return daemon.jails("one").jail("two", "maxretry = 4").start();
    }

    @AfterEach
    void disconnect() {
        engine.close();
    }

    @AfterAll
    static void stop() {
        DAEMONS.values().forEach(daemon -> daemon.client("stop"));
        DAEMONS.values().forEach(RealFail2ban::close);
    }

    @ParameterizedTest
    @ValueSource(strings = {"installed", "next"})
    void everyOrderLeavesEveryJailAsItWas(String release) throws IOException {
        start(release);
        List<String> before = engine.state();
        engine.control.stop(Engine.HOST, TWO);
        assertThat(engine.control.standings(Engine.HOST))
                .containsExactly(new JailStanding("one", true, ""), new JailStanding("two", false, ""));
        assertThatThrownBy(() -> engine.control.stop(Engine.HOST, TWO)).isInstanceOf(Refused.class);
        engine.control.start(Engine.HOST, "two");
        assertThat(engine.state()).isEqualTo(before);
        assertThat(Files.readString(real.logFile())).doesNotContain("'get', 'two'");
        engine.control.idle(Engine.HOST, TWO, true);
        engine.control.idle(Engine.HOST, TWO, false);
        engine.control.reload(Engine.HOST, "two");
        engine.control.reloadAll(Engine.HOST);
        assertThat(engine.state()).isEqualTo(before);
        engine.rollback.restart(Engine.HOST);
        assertThat(engine.state()).isEqualTo(before);
        assertThat(engine.control.drift(Engine.HOST)).isEmpty();
    }

    @Test
    void aReloadOfAllThatIsStoppedLeavesTheRestAsItIs() {
        start("installed");
        List<String> before = engine.state();
        real.client("set", "one", "maxretry", "9");
        real.client("set", "two", "maxretry", "9");
        assertThat(engine.control.reloadAll(Engine.HOST, done -> done < 1)).isFalse();
        assertThat(real.client("get", "one", "maxretry")).isNotEqualTo("9");
        assertThat(real.client("get", "two", "maxretry")).isEqualTo("9");
        engine.control.reloadAll(Engine.HOST);
        assertThat(engine.state()).isEqualTo(before);
    }

    @Test
    void whoeverWaitsInVainForTheTurnIsToldThatNothingWasDone() {
        start("installed");
        List<String> before = engine.state();
        engine.config.queue = new JailQueue() {
            @Override
            public <T> CompletableFuture<T> await(Supplier<T> work) {
                throw new ConcurrentAccessTimeoutException();
            }
        };
        assertThatThrownBy(() -> engine.control.stop(Engine.HOST, TWO)).isInstanceOf(WaitedTooLongException.class);
        assertThat(engine.state()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"installed", "next"})
    void ofAJailThatDidNotComeUpTheLogSaysWhy(String release) throws IOException {
        start(release);
        Files.writeString(real.configDir().resolve("action.d/broken.py"), BROKEN);
        Files.writeString(real.configDir().resolve("jail.local"), "[two]\naction = broken.py\n");
        assertThatThrownBy(() -> engine.control.reload(Engine.HOST, "two"))
                .isInstanceOf(ConfigConflictException.class)
                .hasMessageContaining("two: ")
                .hasMessageContaining("no firewall here");
        assertThat(engine.control.standings(Engine.HOST).get(0)).isEqualTo(new JailStanding("one", true, ""));
        assertThat(engine.control.standings(Engine.HOST).get(1)).satisfies(two -> {
            assertThat(two.active()).isFalse();
            assertThat(two.reason()).contains("no firewall here");
        });
        assertThat(engine.control.drift(Engine.HOST)).singleElement().satisfies(problem -> assertThat(
                        problem.sentence())
                .startsWith("The jail does not run. fail2ban's log says: ")
                .contains("no firewall here"));
        Files.delete(real.configDir().resolve("jail.local"));
        engine.control.start(Engine.HOST, "two");
        assertThat(engine.control.standings(Engine.HOST)).allMatch(JailStanding::active);
    }
}
