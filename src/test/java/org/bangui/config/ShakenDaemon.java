package org.bangui.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.bangui.config.ControlUnderChaosIT.Blow;
import org.bangui.config.ControlUnderChaosIT.Order;
import org.bangui.fail2ban.Fail2banException;
import org.bangui.fail2ban.Fail2banException.Unreachable;
import org.bangui.fail2ban.JailName;
import org.bangui.net.Cidr;
import org.bangui.server.DaemonNotBackException;
import org.bangui.testing.RealFail2ban;
import org.bangui.testing.TestDatabase;
import org.bangui.testing.Until;

/** A daemon that blows befall while it carries out orders, and the engine that gives them. */
final class ShakenDaemon implements AutoCloseable {

    static final JailName TWO = new JailName("two");

    /** Longer than the time for one command, the patience with a daemon at work, and a start of fail2ban together. */
    private static final Duration SOON = Duration.ofSeconds(20);

    private static final Duration COMMAND = Duration.ofMillis(600);

    /** Keeps the daemon busy whenever the jail begins or ends. */
    private static final String SLOW = """
            import time
            from fail2ban.server.action import ActionBase

            class Action(ActionBase):
                def __init__(self, jail, name):
                    super(Action, self).__init__(jail, name)
                    time.sleep(0.15)
                def start(self):
                    pass
                def stop(self):
                    time.sleep(0.15)
                def ban(self, aInfo):
                    pass
                def unban(self, aInfo):
                    pass
            """;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Blow blow;
    private final RealFail2ban real;
    private final Engine engine;
    private final List<String> whole;
    private final Map<String, String> files;

    ShakenDaemon(RealFail2ban real, Blow blow, Path home) {
        this.blow = blow;
        this.real = real.jails("one")
                .jail("two", "action = slow.py\n  sink[name=two]")
                .option("loglevel", "HEAVYDEBUG");
        try {
            Path actions = Files.createDirectories(real.configDir().resolve("action.d"));
            Files.writeString(actions.resolve("slow.py"), SLOW);
            Files.createDirectories(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        real.start();
        engine = Engine.of(real, TestDatabase.SQLITE.create(home), home, COMMAND);
        engine.daemon.ban(TWO, List.of(Cidr.parse("192.0.2.2")));
        engine.config.look(Engine.HOST);
        whole = engine.state();
        files = files();
    }

    /** Everything that is promised when the blow comes in the middle of this order. */
    void shake(Order order) {
        Until.holds("every jail is there", this::isWhole);
        if (order == Order.START) {
            untilDone(this::stopTwo);
        }
        String said = orderAndStrike(order);
        comeBack(order);
        untilDone(() -> engine.config.look(Engine.HOST));
        if (order == Order.CHANGE) {
            takeBack(said);
        }
        assertThat(files()).isEqualTo(files);
        untilDone(() -> await(threads.submit(() -> engine.control.reload(Engine.HOST, "two"))));
        Until.holds("every jail is as before", this::isWhole);
        assertThat(engine.control.drift(Engine.HOST)).isEmpty();
    }

    /** A change that failed is no longer to be seen even before the next order. */
    private void takeBack(String said) {
        if (said.isEmpty()) {
            engine.config.restore(
                    Engine.HOST,
                    engine.config.revisions(Engine.HOST).get(1).id(),
                    new ConfigChange("a test", "", List.of()));
        } else if (said.contains("It did not work")) {
            assertThat(engine.config.pendingRecovery(Engine.HOST)).isPresent();
        }
        Until.holds("the change is undone", this::isWhole);
    }

    private void stopTwo() {
        if (engine.daemon.jails().contains(TWO)) {
            engine.control.stop(Engine.HOST, TWO);
        }
    }

    private boolean isWhole() {
        try {
            return engine.state().equals(whole);
        } catch (Fail2banException e) {
            return false;
        }
    }

    /** A daemon that comes back, or catches up, is busy for a moment. */
    private static void untilDone(Runnable order) {
        Until.holds(SOON, "the next order is carried out", () -> {
            try {
                order.run();
                return true;
            } catch (Unreachable busy) {
                return false;
            }
        });
    }

    /** The sentence that was answered, empty when the order was carried out. */
    private String orderAndStrike(Order order) {
        int logged = log().length();
        Future<?> answer = threads.submit(() -> order.give(engine));
        Until.holds("fail2ban has begun", () -> answer.isDone() || log().indexOf(order.command(), logged) >= 0);
        strike();
        try {
            await(answer);
            return "";
        } catch (Unreachable | DaemonNotBackException e) {
            assertThat(e instanceof DaemonNotBackException).isEqualTo(order == Order.RESTART);
            assertThat(e.getMessage()).isNotBlank().doesNotContain("Exception");
            return e.getMessage();
        }
    }

    private void strike() {
        switch (blow) {
            case KILLED -> real.kill();
            case HUNG -> real.freeze();
            case SOCKET_REMOVED -> move(real.socket(), aside());
        }
    }

    private void comeBack(Order order) {
        switch (blow) {
            case KILLED -> real.kill();
            case HUNG -> real.thaw();
            case SOCKET_REMOVED -> {
                if (Files.notExists(real.socket())) {
                    move(aside(), real.socket());
                }
            }
        }
        if (order == Order.RESTART) {
            Until.holds("what it started has ended", this::stopsListening);
            real.kill();
        }
        if (order == Order.RESTART || blow == Blow.KILLED) {
            real.start();
        }
    }

    private boolean stopsListening() {
        real.client("stop");
        try {
            engine.daemon.ping();
            return false;
        } catch (Unreachable e) {
            return e.gone();
        }
    }

    private Path aside() {
        return real.socket().resolveSibling("aside.sock");
    }

    private static void move(Path from, Path to) {
        try {
            Files.deleteIfExists(to);
            Files.move(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String log() {
        return text(real.logFile());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(Future<?> deed) {
        try {
            deed.get(SOON.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
        } catch (Exception e) {
            throw new AssertionError("There was no answer in " + SOON, e);
        }
    }

    private Map<String, String> files() {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> all = Files.walk(real.configDir())) {
            all.filter(Files::isRegularFile).forEach(file -> contents.put(file.toString(), text(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return contents;
    }

    @Override
    public void close() {
        engine.close();
        real.close();
        threads.shutdownNow();
    }
}
