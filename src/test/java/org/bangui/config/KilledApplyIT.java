package org.bangui.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.bangui.system.DatabaseSettings;
import org.bangui.testing.RealFail2ban;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** BanGUI is killed while it applies changes; the next one finds or makes all of it old or all of it new. */
class KilledApplyIT {

    private static final int KILLS = Integer.getInteger("bangui.kills", 2);
    private static final long LONGEST_MILLIS = 1500;

    @TempDir
    Path home;

    private final Random random = new Random();

    @Test
    void filesAndJailsAreWholeAfterEveryKill() throws Exception {
        try (RealFail2ban real =
                RealFail2ban.installed().jails("one", "two", "three").start()) {
            for (int i = 0; i < KILLS; i++) {
                killAtRandom(real);
                try (Engine engine = Engine.of(real, DatabaseSettings.sqlite(home.resolve("bangui.db")), home)) {
                    engine.config.look(Engine.HOST);
                    assertThat(engine.control.drift(Engine.HOST)).isEmpty();
                    assertThat(contents(real)).as("all files of one change").hasSizeLessThanOrEqualTo(1);
                    assertThat(engine.config.revisions(Engine.HOST))
                            .extracting(ConfigRevision::state)
                            .doesNotContain(ConfigRevision.State.APPLYING, ConfigRevision.State.FAILED);
                }
            }
        }
    }

    private void killAtRandom(RealFail2ban real) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ApplyAgain.class.getName(),
                real.socket().toString(),
                real.configDir().toString(),
                home.toString(),
                "one,two,three");
        builder.environment().put("PATH", System.getenv("PATH"));
        Process process =
                builder.redirectError(home.resolve("console.txt").toFile()).start();
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(output.readLine())
                    .as(home.resolve("console.txt").toString())
                    .isEqualTo("ready");
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextLong(LONGEST_MILLIS)));
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /** What the jails' own files say, without the names of the jails. */
    private static TreeSet<String> contents(RealFail2ban real) throws IOException {
        Path folder = real.configDir().resolve("jail.d");
        TreeSet<String> contents = new TreeSet<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                List<Path> all = files.toList();
                assertThat(all).hasSizeBetween(0, 3).allMatch(file -> file.toString()
                        .endsWith(".local"));
                for (Path file : all) {
                    contents.add(Files.readString(file).replaceFirst("^\\[.*]", ""));
                }
            }
        }
        return contents;
    }
}
