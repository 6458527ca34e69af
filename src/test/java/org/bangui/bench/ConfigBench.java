package org.bangui.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.bangui.config.Engine;
import org.bangui.fail2ban.check.ScratchServer;
import org.bangui.fail2ban.files.ConfigurationReader;
import org.bangui.fail2ban.files.Dump;
import org.bangui.fail2ban.files.FileTree;
import org.bangui.fail2ban.files.Jail;
import org.bangui.fail2ban.files.Release;
import org.bangui.it.conformance.StockFolder;
import org.bangui.system.DatabaseSettings;
import org.bangui.testing.Fail2banRelease;
import org.bangui.testing.RealFail2ban;

/** Reading, trying and applying a configuration, against fail2ban's own client. */
final class ConfigBench implements Benchmark {

    private static final int ROUNDS = 15;
    private static final int WARM_UP = 5;
    private static final int APPLIES = 40;

    private final Fail2banRelease release = Fail2banRelease.installed();
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final List<Row> rows = new ArrayList<>();

    @Override
    public List<Row> run() throws Exception {
        Path folder = Files.createTempDirectory("bench");
        try {
            readAndTry(folder);
            apply(Files.createDirectory(folder.resolve("engine")));
            return rows;
        } finally {
            executor.shutdownNow();
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        }
    }

    private void readAndTry(Path folder) throws Exception {
        Path config = new StockFolder(folder, release).write().config();
        ConfigurationReader reader =
                new ConfigurationReader(FileTree.onDisk(), config.toString(), new Release(release.version()));
        List<Jail> jails = reader.read().jails();
        Jail one = reader.read("sshd").jail("sshd").orElseThrow();
        ProcessBuilder server = release.command("fail2ban-server", List.of());
        try (ScratchServer scratch =
                new ScratchServer(server.command(), server.environment(), folder.resolve("scratch"), executor)) {
            scratch.version();
            Rounds rounds = new Rounds()
                    .add("client", 1, () -> client(config))
                    .add("warm", 5, () -> reader.read().commands())
                    .add("cold", 1, () -> cold(config))
                    .add("one", 5, () -> scratch.check(List.of(one)))
                    .add("all", 1, () -> scratch.check(jails))
                    .run(5, ROUNDS);
            tell(rounds, jails.size());
        }
    }

    private void tell(Rounds rounds, int jails) {
        String all = "all " + jails + " stock jails";
        rows.add(Row.figure("fail2ban-client -d, " + all, rounds.median("client") / 1000, "ms"));
        rows.add(Row.figure("stream, warm, " + all, rounds.median("warm") / 1000, "ms"));
        rows.add(Row.figure("stream, cold process, " + all, rounds.median("cold") / 1000, "ms"));
        rows.add(Row.figure("dry run, warm, one jail", rounds.median("one") / 1000, "ms"));
        rows.add(Row.figure("dry run, warm, " + all, rounds.median("all") / 1000, "ms"));
        rows.add(Row.atMost("warm stream to fail2ban-client -d", rounds.ratio("warm", "client"), 0.25));
        rows.add(Row.atMost("warm dry run of one jail to fail2ban-client -d", rounds.ratio("one", "client"), 0.2));
    }

    private void client(Path config) throws IOException, InterruptedException {
        end(release.command("fail2ban-client", List.of("-c", config.toString(), "-d")));
    }

    private static void cold(Path config) throws IOException, InterruptedException {
        end(new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Dump.class.getName(),
                "--config-dir",
                config.toString()));
    }

    private static void end(ProcessBuilder builder) throws IOException, InterruptedException {
        Process process = builder.redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.getOutputStream().close();
        process.waitFor();
    }

    /** How long the daemon is busy at a stretch, at most, while one of its fifty jails changes. */
    private void apply(Path home) throws Exception {
        Busy busy = new Busy(home, release);
        try (RealFail2ban real =
                        busy.watch(RealFail2ban.installed().manyJails(50)).start();
                Engine engine = Engine.of(real, DatabaseSettings.sqlite(home.resolve("bangui.db")), home)) {
            List<Double> applied = new ArrayList<>();
            List<Double> reloaded = new ArrayList<>();
            List<Double> ratios = new ArrayList<>();
            for (int i = -WARM_UP; i < APPLIES; i++) {
                String lines = change(2 * i);
                double one = busy.longest(() -> engine.apply("lab-007", lines));
                Files.writeString(real.configDir().resolve("jail.d/lab-007.local"), "[lab-007]\n" + change(2 * i + 1));
                double two = busy.longest(() -> real.client("reload", "lab-007"));
                if (i >= 0) {
                    applied.add(one);
                    reloaded.add(two);
                    ratios.add(one / two);
                }
            }
            rows.add(Row.figure("daemon busy at a stretch, one-jail apply, 50 jails", median(applied), "ms"));
            rows.add(Row.figure(
                    "daemon busy at a stretch, fail2ban-client reload of that jail", median(reloaded), "ms"));
            rows.add(Row.atMost("stretch of an apply to that of the reload alone", median(ratios), 1));
        }
    }

    /** Never the same twice: an expression that the daemon knows costs it less. */
    private static String change(int number) {
        return "maxretry = " + (100 + number) + "\nfailregex = ^lab " + number + " from <HOST>\n";
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}
