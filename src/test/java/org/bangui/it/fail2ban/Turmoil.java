package org.bangui.it.fail2ban;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bangui.fail2ban.BanId;
import org.bangui.fail2ban.Fail2ban;
import org.bangui.fail2ban.Fail2banException;
import org.bangui.fail2ban.JailName;
import org.bangui.net.Cidr;
import org.bangui.testing.RealFail2ban;

/**
 * A fail2ban in which bans come and go all the time, whose database is purged at once, and whose action writes down every
 * ban that is not a restored one.
 */
final class Turmoil implements AutoCloseable {

    private static final List<JailName> JAILS = List.of(new JailName("sshd"), new JailName("nginx-http-auth"));

    private final Path witness;
    private final RealFail2ban daemon = RealFail2ban.installed().jails("sshd", "nginx-http-auth");
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);
    private final AtomicInteger bans = new AtomicInteger();
    private final Random random = new Random(3);
    private final Fail2ban fail2ban;

    Turmoil(Path folder) {
        witness = folder.resolve("witness.txt");
        try {
            Path actions = Files.createDirectories(daemon.configDir().resolve("action.d"));
            Files.writeString(actions.resolve("witness.conf"), """
                    [Definition]
                    norestored = 1
                    actionban = echo "<name> <ip>" >> %s
                    actionunban =
                    [Init]
                    name = default
                    """.formatted(Files.createFile(witness)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon.action("witness").option("dbpurgeage", "1").start();
        fail2ban = new Fail2ban(daemon.socket(), Duration.ofSeconds(5), 2, threads);
    }

    RealFail2ban daemon() {
        return daemon;
    }

    void begin() {
        clock.scheduleWithFixedDelay(this::banAndUnban, 0, 30, TimeUnit.MILLISECONDS);
        clock.scheduleWithFixedDelay(this::purge, 1, 1, TimeUnit.SECONDS);
    }

    /** A third of the bans is lifted at once, a third a little later. */
    private void banAndUnban() {
        int number = bans.incrementAndGet();
        JailName jail = JAILS.get(number % 2);
        String address = "198.18." + number % 200 + "." + (1 + random.nextInt(3));
        try {
            fail2ban.ban(jail, List.of(Cidr.parse(address)));
            if (number % 3 == 0) {
                fail2ban.unban(jail, List.of(new BanId(address)));
            } else if (number % 3 == 1) {
                fail2ban.unbanEverywhere(List.of(new BanId("198.18." + (number + 150) % 200 + ".1")));
            }
        } catch (Fail2banException away) {
            // it was killed: the next ban may find it again
            bans.decrementAndGet();
        }
    }

    /** As fail2ban itself does every hour. */
    private void purge() {
        try (Connection connection =
                        DriverManager.getConnection("jdbc:sqlite:" + daemon.database() + "?busy_timeout=5000");
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("DELETE FROM bans WHERE timeofban < CAST(strftime('%s', 'now') AS INTEGER) - 1");
        } catch (SQLException e) {
            // it is being made anew
            bans.get();
        }
    }

    /** Kills the daemon without notice, rotates its log and starts it again. */
    void killDaemon() throws IOException {
        daemon.kill();
        Files.move(
                daemon.logFile(),
                daemon.logFile().resolveSibling(daemon.logFile().getFileName() + ".1"),
                StandardCopyOption.REPLACE_EXISTING);
        daemon.start();
    }

    int bans() {
        return bans.get();
    }

    void end() throws InterruptedException {
        clock.shutdown();
        clock.awaitTermination(30, TimeUnit.SECONDS);
    }

    /** How often each address was banned in each jail, as the action saw it. */
    Map<String, Long> witnessed() {
        try {
            return counted(Files.readAllLines(witness));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, Long> counted(List<String> bans) {
        return bans.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    @Override
    public void close() {
        clock.shutdownNow();
        fail2ban.close();
        daemon.close();
        threads.shutdownNow();
    }
}
