package org.bangui.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bangui.testing.RealFail2ban;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * fail2ban dies, hangs or loses its socket while it carries out an order: there is an answer soon, the files are untouched, the
 * next order works, and every jail is as before once fail2ban is back. The daemons are shaken side by side.
 */
class ControlUnderChaosIT {

    /** What is ordered, and the command by which the daemon has begun with it. */
    enum Order {
        START("['reload', 'two'", engine -> engine.control.start(Engine.HOST, "two")),
        STOP("['stop', 'two'", engine -> engine.control.stop(Engine.HOST, ShakenDaemon.TWO)),
        IDLE("['set', 'two', 'idle'", engine -> engine.control.idle(Engine.HOST, ShakenDaemon.TWO, true)),
        RELOAD("['reload', 'two'", engine -> engine.control.reload(Engine.HOST, "two")),
        RELOAD_ALL("['reload', 'two'", engine -> engine.control.reloadAll(Engine.HOST)),
        CHANGE("['reload', 'two'", engine -> engine.apply("two", "maxretry = 7")),
        RESTART("['stop']", engine -> engine.rollback.restart(Engine.HOST));

        private final String command;
        private final Consumer<Engine> deed;

        Order(String command, Consumer<Engine> deed) {
            this.command = command;
            this.deed = deed;
        }

        /** As the daemon's log quotes it. */
        String command() {
            return "Command: " + command;
        }

        void give(Engine engine) {
            deed.accept(engine);
        }
    }

    /** What befalls the daemon meanwhile. */
    enum Blow {
        KILLED,
        HUNG,
        SOCKET_REMOVED
    }

    record Hit(String release, Order order, Blow blow) {}

    @TempDir
    static Path home;

    private static final Map<Hit, CompletableFuture<Void>> ENDS = new LinkedHashMap<>();

    @BeforeAll
    static void shake() {
        for (String release : List.of("installed", "next")) {
            for (Blow blow : Blow.values()) {
                List<Hit> hits = Stream.of(Order.values())
                        .map(order -> new Hit(release, order, blow))
                        .toList();
                hits.forEach(hit -> ENDS.put(hit, new CompletableFuture<>()));
                Thread thread = new Thread(() -> shake(release, blow, hits), "shakes " + release + " " + blow);
                thread.setDaemon(true);
                thread.start();
            }
        }
    }

    private static void shake(String release, Blow blow, List<Hit> hits) {
        List<Hit> left = new ArrayList<>(hits);
        RealFail2ban real = release.equals("next") ? RealFail2ban.next() : RealFail2ban.installed();
        try (ShakenDaemon daemon = new ShakenDaemon(real, blow, home.resolve(release + blow))) {
            while (!left.isEmpty()) {
                daemon.shake(left.get(0).order());
                ENDS.get(left.remove(0)).complete(null);
            }
        } catch (RuntimeException | AssertionError e) {
            left.forEach(hit -> ENDS.get(hit).completeExceptionally(e));
        }
    }

    static Stream<Hit> hits() {
        return ENDS.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("hits")
    void thereIsAnAnswerAndNothingIsLost(Hit hit) {
        ENDS.get(hit).join();
    }
}
