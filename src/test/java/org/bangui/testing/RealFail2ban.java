package org.bangui.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real fail2ban daemon in a private folder; its jails only write what they would do into a file.
 *
 * <pre>{@code
 * try (RealFail2ban daemon = RealFail2ban.installed().start()) {
 *     daemon.attack("sshd", "192.0.2.10");
 *     Until.holds("the ban", () -> daemon.actions().contains("ban sshd 192.0.2.10 600"));
 * }
 * }</pre>
 *
 * Jails are {@code sshd} and {@code nginx-http-auth} unless told otherwise; their filters are fail2ban's own. A jail of any
 * other name that is no stock filter uses the filter {@code lab}. Bans after three failures, for ten minutes.
 */
public final class RealFail2ban implements AutoCloseable {

    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
    private static final List<String> STOCK_FILTERS = List.of("sshd", "nginx-http-auth", "postfix", "recidive");

    private final Fail2banRelease release;
    private final Fail2banFolder folder;
    private final Map<String, String> server = new LinkedHashMap<>();
    private final Map<String, String> jails = new LinkedHashMap<>();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final Thread reaper = new Thread(this::kill);
    private String action = "sink";
    private Process process;

    private RealFail2ban(Fail2banRelease release) {
        this.release = release;
        try {
            folder = new Fail2banFolder(Files.createTempDirectory("f2b"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(reaper);
        jails("sshd", "nginx-http-auth");
    }

    /** The distribution's fail2ban, not started yet. */
    public static RealFail2ban installed() {
        return of(Fail2banRelease.installed());
    }

    /** The fail2ban of the next distribution release, not started yet. */
    public static RealFail2ban next() {
        return of(Fail2banRelease.next());
    }

    public static RealFail2ban of(Fail2banRelease release) {
        return new RealFail2ban(release);
    }

    /** Exactly these jails, instead of those before. */
    public RealFail2ban jails(String... names) {
        jails.clear();
        for (String name : names) {
            jail(name, "");
        }
        return this;
    }

    /** {@code count} jails named {@code lab-001} and so on, whose action does nothing. */
    public RealFail2ban manyJails(int count) {
        jails.clear();
        for (int i = 1; i <= count; i++) {
            jail("lab-%03d".formatted(i), "");
        }
        return action("none");
    }

    /** Adds a jail, or replaces it; {@code options} are lines of its section. */
    public RealFail2ban jail(String name, String options) {
        String filter = STOCK_FILTERS.contains(name) || options.contains("filter =") ? "" : "filter = lab\n";
        jails.put(name, filter + options + (options.isEmpty() || options.endsWith("\n") ? "" : "\n"));
        return this;
    }

    /** {@code sink} (writes down bans and unbans, the default) or {@code none} (does nothing, fast). */
    public RealFail2ban action(String name) {
        action = name;
        return this;
    }

    /** An option of fail2ban.conf, for example {@code dbpurgeage}, {@code dbfile}, {@code logtarget}. */
    public RealFail2ban option(String name, String value) {
        server.put(name, value);
        return this;
    }

    /** A variable of the daemon's environment, for example {@code TZ}. */
    public RealFail2ban environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Writes the configuration, starts the daemon and waits until every jail runs; also after stop() and kill(). */
    public RealFail2ban start() {
        folder.write(release, server, jails, action);
        try {
            Files.deleteIfExists(logFile());
            ProcessBuilder builder =
                    release.command("fail2ban-server", List.of("-c", configDir().toString(), "-x", "-f", "start"));
            builder.environment().putAll(environment);
            process = builder.redirectErrorStream(true)
                    .redirectOutput(folder.run("console.txt").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Until.holds(START_TIMEOUT, "fail2ban starts its jails", this::started);
        return this;
    }

    private boolean started() {
        if (!process.isAlive()) {
            throw new IllegalStateException("fail2ban ended at start: " + text(folder.run("console.txt")));
        }
        return text(logFile())
                        .lines()
                        .filter(line -> line.contains("Jail '"))
                        .filter(line -> line.contains("' started"))
                        .count()
                >= jails.size();
    }

    /** Ends the daemon as its service would. */
    public void stop() {
        thaw();
        process.destroy();
        awaitEnd();
    }

    /** Ends the daemon without notice; socket and pid file stay behind. */
    public void kill() {
        if (process != null) {
            process.destroyForcibly();
            awaitEnd();
        }
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("fail2ban does not end.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Makes the daemon hang until {@link #thaw()}. */
    public void freeze() {
        signal("-STOP");
    }

    public void thaw() {
        signal("-CONT");
    }

    private void signal(String name) {
        run(new ProcessBuilder("kill", name, String.valueOf(process.pid())));
    }

    /** A program that starts this daemon as its service would; what it starts is ended by {@link #takeBack()}. */
    public Path startCommand() {
        Path file = configDir().resolveSibling("start");
        release.script(file, configDir(), "-x start");
        return file;
    }

    /** Ends what {@link #startCommand()} started, and starts a daemon of our own. */
    public void takeBack() {
        client("stop");
        kill();
        start();
    }

    public Fail2banRelease release() {
        return release;
    }

    /** Process id of the running daemon. */
    public long pid() {
        return process.pid();
    }

    public Path socket() {
        return folder.run("f2b.sock");
    }

    public Path configDir() {
        return folder.config();
    }

    public Path database() {
        return folder.run("f2b.sqlite3");
    }

    /** The daemon's own log. */
    public Path logFile() {
        return folder.run("fail2ban.log");
    }

    /** The log file that the jail watches. */
    public Path log(String jail) {
        return folder.log(jail);
    }

    /** Appends lines to the log that the jail watches. */
    public void append(String jail, String... lines) {
        try {
            Files.write(log(jail), List.of(lines), StandardCharsets.UTF_8, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Appends one line that the jail counts as a failure of the address. */
    public void fail(String jail, String ip) {
        append(jail, AttackLines.failure(jail, ip));
    }

    /** Appends failures enough for a ban, which follows within seconds. */
    public void attack(String jail, String ip) {
        String line = AttackLines.failure(jail, ip);
        append(jail, line, line, line);
    }

    /** As {@link #attack}, in the jail {@code sshd}, with a user name of the attacker's choice. */
    public void attackAs(String user, String ip) {
        String line = AttackLines.ofUser(user, ip);
        append("sshd", line, line, line);
    }

    /** What the jails did so far: {@code start NAME}, {@code stop NAME}, {@code ban NAME IP SECONDS}, {@code unban NAME IP}. */
    public List<String> actions() {
        return text(folder.run("actions.txt")).lines().toList();
    }

    /** Runs {@code fail2ban-client} against this daemon; the answer is all it printed. */
    public String client(String... arguments) {
        List<String> all = new ArrayList<>(List.of("-c", configDir().toString()));
        all.addAll(List.of(arguments));
        return run(release.command("fail2ban-client", all));
    }

    private static String run(ProcessBuilder builder) {
        try {
            Process child = builder.redirectErrorStream(true).start();
            child.getOutputStream().close();
            String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            child.waitFor();
            return output.strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kills the daemon and removes its folder. */
    @Override
    public void close() {
        kill();
        try (Stream<Path> files = Files.walk(folder.root())) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
            Runtime.getRuntime().removeShutdownHook(reaper);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
