package org.bangui.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.bangui.fail2ban.JailName;
import org.bangui.fail2ban.files.ConfigPath;
import org.bangui.net.Cidr;
import org.bangui.testing.RealFail2ban;
import org.bangui.testing.TestDatabase;
import org.bangui.testing.Until;

/** A daemon with ten jails, each with one ban, and the engine that changes them. */
final class TenJails implements AutoCloseable {

    static final int COUNT = 10;

    final RealFail2ban real;
    final Engine engine;

    TenJails(Path home) {
        real = RealFail2ban.installed().manyJails(COUNT).start();
        engine = Engine.of(real, TestDatabase.SQLITE.create(home), home);
        for (int i = 0; i < COUNT; i++) {
            engine.daemon.ban(new JailName(name(i)), List.of(Cidr.parse("192.0.2." + (i + 1))));
        }
    }

    /** Jail 0 is {@code lab-001}. */
    static String name(int number) {
        return "lab-%03d".formatted(number + 1);
    }

    /** The files as they came, and the daemon as they say. */
    void putBack() throws IOException {
        Files.deleteIfExists(real.configDir().resolve("jail.local"));
        Files.deleteIfExists(real.configDir().resolve("fail2ban.local"));
        Files.createDirectories(real.configDir().resolve("jail.d"));
        try (Stream<Path> files = Files.walk(real.configDir().resolve("jail.d"))) {
            files.filter(Files::isRegularFile).forEach(file -> file.toFile().delete());
        }
        if (!engine.control.drift(Engine.HOST).isEmpty()) {
            engine.control.reloadAll(Engine.HOST);
        }
        assertThat(engine.control.drift(Engine.HOST)).isEmpty();
        Until.holds(
                "every ban is in place", () -> engine.state().stream().allMatch(jail -> jail.contains("[192.0.2.")));
        engine.config.dismissRecovery(Engine.HOST);
    }

    /** A jail that began anew places its bans again in its own time. */
    void become(List<String> state) {
        Until.holds("the daemon is as before", () -> engine.state().equals(state));
    }

    /** The file of the jail's own. */
    Path own(String jail) {
        return real.configDir().resolve(new ConfigPath("jail.d/" + jail + ".local").value());
    }

    @Override
    public void close() {
        engine.close();
        real.close();
    }
}
