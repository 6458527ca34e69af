package org.bangui.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.bangui.fail2ban.Fail2banException;
import org.bangui.fail2ban.files.Jail;
import org.bangui.fail2ban.wire.Command;
import org.bangui.testing.RealFail2ban;
import org.bangui.testing.TestDatabase;
import org.bangui.testing.Until;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A daemon listens before its own start gives it its jails; one that is there by then makes it lose them all. */
class BeginningDaemonIT {

    @TempDir
    Path home;

    @Test
    void anOrderWaitsUntilADaemonThatHasJustBegunHasItsJails() throws Exception {
        try (RealFail2ban real = RealFail2ban.installed().jails("one", "two").start();
                Engine engine = Engine.of(real, TestDatabase.SQLITE.create(home), home)) {
            List<String> before = engine.state();
            real.stop();
            assertThat(engine.health.check(Engine.HOST).online()).isFalse();
            Process begun = withoutJails(real);
            try {
                Until.holds("it listens", () -> listens(engine));
                CompletableFuture<Void> order =
                        CompletableFuture.runAsync(() -> engine.control.reload(Engine.HOST, "one"));
                Until.holds(
                        "the order has found it",
                        () -> order.isDone() || engine.health.state(Engine.HOST).online());
                engine.daemon
                        .wire()
                        .send(new Command(List.of("server-stream", stream(engine)), true))
                        .value();
                order.join();
                assertThat(engine.state()).isEqualTo(before);
            } finally {
                begun.destroyForcibly().waitFor();
            }
        }
    }

    private static Process withoutJails(RealFail2ban real) throws Exception {
        List<String> arguments = List.of(
                "-s",
                real.socket().toString(),
                "-p",
                home(real, "begun.pid"),
                "--logtarget",
                home(real, "begun.log"),
                "--async",
                "-f",
                "start");
        return real.release().command("fail2ban-server", arguments).start();
    }

    private static String home(RealFail2ban real, String name) {
        return real.socket().resolveSibling(name).toString();
    }

    private static boolean listens(Engine engine) {
        try {
            engine.daemon.ping();
            return true;
        } catch (Fail2banException e) {
            return false;
        }
    }

    /** As fail2ban's own start sends it. */
    private static List<Object> stream(Engine engine) {
        List<Object> stream = new ArrayList<>();
        List<Jail> jails = engine.shop().reader().read().jails();
        jails.forEach(jail -> jail.commands().forEach(command -> stream.add(command.words())));
        jails.forEach(jail -> stream.add(List.of("start", jail.name())));
        return stream;
    }
}
