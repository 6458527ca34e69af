package org.bangui.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real BanGUI: the built WAR on Payara Micro, started by {@code payara/start} as {@code ./bangui run} starts it, with a
 * data folder and a port of its own.
 */
public final class BanGuiServer implements AutoCloseable {

    public static final String PASSWORD = "correct horse battery staple";

    private static final Duration START_TIMEOUT = Duration.ofSeconds(120);

    private final Path home = temporaryFolder();
    private final int port = freePort();
    private final Map<String, String> settings;
    private final Thread reaper = new Thread(this::kill);
    private Process process;
    private HttpCookie session;

    private BanGuiServer(Map<String, String> settings) {
        this.settings = settings;
        Runtime.getRuntime().addShutdownHook(reaper);
    }

    /** Set up for this daemon at its start, with the master password {@link #PASSWORD}. */
    public static BanGuiServer setUpFor(RealFail2ban fail2ban) {
        return new BanGuiServer(Map.of(
                        "BANGUI_FAIL2BAN_START_COMMAND", fail2ban.startCommand().toString(),
                        "BANGUI_FAIL2BAN_STOP_COMMAND", "/bin/true",
                        "BANGUI_MASTER_PASSWORD", PASSWORD,
                        "BANGUI_FAIL2BAN_SOCKET", fail2ban.socket().toString(),
                        "BANGUI_FAIL2BAN_CONFIG_DIR", fail2ban.configDir().toString()))
                .start();
    }

    /** As on its first day: nobody has set it up. */
    public static BanGuiServer untouched() {
        return new BanGuiServer(Map.of()).start();
    }

    /** Starts the server and waits until it answers; also after stop() and kill(), on the same data and port. */
    public BanGuiServer start() {
        ProcessBuilder builder = new ProcessBuilder("payara/start");
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("BANGUI_"));
        environment.put("BANGUI_HOME", home.toString());
        environment.put("BANGUI_HTTP_PORT", String.valueOf(port));
        environment.put("BANGUI_WAR", System.getProperty("bangui.war"));
        environment.put("BANGUI_PAYARA", System.getProperty("bangui.payara"));
        environment.putAll(settings);
        try {
            process = builder.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile().toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            Until.holds(START_TIMEOUT, "BanGUI answers", this::answers);
        } catch (AssertionError e) {
            throw new IllegalStateException("BanGUI does not answer:\n" + log(), e);
        }
        return this;
    }

    private boolean answers() {
        if (!process.isAlive()) {
            throw new AssertionError("BanGUI ended at start.");
        }
        return client().reaches("/api/setup");
    }

    /** Ends it as its service would. */
    public void stop() {
        end(process::destroy);
    }

    /** Ends it without notice. */
    public void kill() {
        if (process != null) {
            end(process::destroyForcibly);
        }
    }

    private void end(Runnable signal) {
        signal.run();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("BanGUI does not end.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    public int port() {
        return port;
    }

    /** A client that nobody knows yet. */
    public WebClient client() {
        return new WebClient(this::uri);
    }

    /** A client with a session of its own. */
    public WebClient loggedIn() {
        WebClient client = client();
        client.login(PASSWORD).expect(200);
        return client;
    }

    /** A client in the one session that all share who do not end it: checking a password takes its time. */
    public WebClient inSession() {
        if (session == null) {
            session = loggedIn().cookies().get(0);
        }
        WebClient client = client();
        client.take(session);
        return client;
    }

    /** The data folder. */
    public Path home() {
        return home;
    }

    /** All the server wrote to its console. */
    public String log() {
        try {
            return Files.exists(logFile()) ? Files.readString(logFile()) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path logFile() {
        return home.resolve("console.txt");
    }

    /** Ends it and removes its folder; the log stays in {@code target/it}. */
    @Override
    public void close() {
        kill();
        try (Stream<Path> files = Files.walk(home)) {
            Path logs = Files.createDirectories(Path.of("target/it"));
            Files.writeString(logs.resolve("server-" + port + ".log"), log());
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
            Runtime.getRuntime().removeShutdownHook(reaper);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("bangui");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
