package org.bangui.it.fail2ban;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bangui.history.SyncProcess;
import org.bangui.testing.BanGuiServer;
import org.bangui.testing.Until;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Bans and unbans go on while BanGUI is killed three times and fail2ban twice: every ban is archived, none twice. In CI for
 * a few seconds and with the sync alone as the process that is killed; with the system property
 * {@code bangui.chaos.seconds} for so long and with the whole of BanGUI.
 */
class ArchiveUnderKillsIT {

    private static final int KILLS = 5;
    private static final int LONG = Integer.getInteger("bangui.chaos.seconds", 0);
    private static final Duration PATIENCE = Duration.ofSeconds(50);

    @TempDir
    Path home;

    /** What copies the bans. */
    private interface Copier {
        void start() throws IOException;

        void kill() throws InterruptedException;

        Path database();
    }

    @Test
    void everyBanIsArchivedOnceWhateverIsKilled() throws Exception {
        try (Turmoil turmoil = new Turmoil(home)) {
            Copier copier = LONG > 0 ? new Whole(turmoil) : new SyncAlone(home, turmoil);
            copier.start();
            Until.holds(PATIENCE, "the first sync", () -> !column(copier, "SELECT log_file FROM sync_state")
                    .isEmpty());
            turmoil.begin();
            for (int kill = 0; kill < KILLS; kill++) {
                until(Instant.now().plusMillis(LONG > 0 ? LONG * 1000L / (KILLS + 1) : 1_500));
                awaitSomeNewBan(copier, turmoil);
                if (kill % 2 == 1) {
                    turmoil.killDaemon();
                } else {
                    copier.kill();
                    copier.start();
                }
            }
            until(Instant.now().plusMillis(LONG > 0 ? LONG * 1000L / (KILLS + 1) : 1_500));
            turmoil.end();
            compare(copier, turmoil);
            copier.kill();
        }
    }

    private static void until(Instant end) {
        Until.holds(Duration.ofMinutes(10), "time passes", () -> Instant.now().isAfter(end));
    }

    /** So that no log is rotated twice while nobody reads. */
    private void awaitSomeNewBan(Copier copier, Turmoil turmoil) {
        long before = sum(archived(copier));
        int bans = turmoil.bans();
        Until.holds(PATIENCE, "bans go on", () -> turmoil.bans() > bans + 5 && sum(archived(copier)) > before);
    }

    /** A ban that was logged when fail2ban was killed may have been killed before its action. */
    private void compare(Copier copier, Turmoil turmoil) {
        Map<String, Long> witnessed = turmoil.witnessed();
        Instant last = Instant.now().plus(PATIENCE);
        Until.holds(
                Duration.ofMinutes(3),
                "the sync is done",
                () -> missing(witnessed, archived(copier)).isEmpty()
                        || Instant.now().isAfter(last));
        Map<String, Long> archived = archived(copier);
        assertThat(missing(witnessed, archived))
                .as("witnessed but not archived")
                .isEmpty();
        Map<String, Long> surplus = missing(archived, witnessed);
        assertThat(sum(surplus)).as("archived but not witnessed: " + surplus).isLessThanOrEqualTo(2);
        assertThat(sum(witnessed)).isGreaterThan(50);
    }

    private static Map<String, Long> missing(Map<String, Long> wanted, Map<String, Long> found) {
        Map<String, Long> missing = new HashMap<>();
        wanted.forEach((ban, times) -> {
            long less = times - found.getOrDefault(ban, 0L);
            if (less > 0) {
                missing.put(ban, less);
            }
        });
        return missing;
    }

    private static long sum(Map<String, Long> bans) {
        return bans.values().stream().mapToLong(Long::longValue).sum();
    }

    private static Map<String, Long> archived(Copier copier) {
        return Turmoil.counted(column(copier, "SELECT jail || ' ' || ip FROM ban"));
    }

    /** Empty while there is no archive. */
    private static List<String> column(Copier copier, String sql) {
        List<String> values = new ArrayList<>();
        String url = "jdbc:sqlite:" + copier.database() + "?open_mode=1&busy_timeout=5000";
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        } catch (SQLException notThere) {
            return List.of();
        }
        return values;
    }

    private static final class SyncAlone implements Copier {

        private final Path home;
        private final Turmoil turmoil;
        private Process process;

        SyncAlone(Path home, Turmoil turmoil) {
            this.home = home;
            this.turmoil = turmoil;
        }

        @Override
        public void start() throws IOException {
            String java =
                    Path.of(System.getProperty("java.home"), "bin", "java").toString();
            process = new ProcessBuilder(
                            java,
                            "-Xshare:auto",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            SyncProcess.class.getName(),
                            Files.createDirectories(home.resolve("bangui")).toString(),
                            turmoil.daemon().socket().toString())
                    .redirectErrorStream(true)
                    .redirectOutput(home.resolve("sync.log").toFile())
                    .start();
        }

        @Override
        public void kill() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }

        @Override
        public Path database() {
            return home.resolve("bangui/bangui.db");
        }
    }

    private static final class Whole implements Copier {

        private final Turmoil turmoil;
        private BanGuiServer server;

        Whole(Turmoil turmoil) {
            this.turmoil = turmoil;
        }

        @Override
        public void start() {
            server = server == null ? BanGuiServer.setUpFor(turmoil.daemon()) : server.start();
        }

        @Override
        public void kill() {
            server.kill();
        }

        @Override
        public Path database() {
            return server.home().resolve("bangui.db");
        }
    }
}
