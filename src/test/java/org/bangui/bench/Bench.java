package org.bangui.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Runs the benchmarks named on the command line, or all; prints tables and writes {@code target/bench/<name>.json}. */
public final class Bench {

    private static final Map<String, Supplier<Benchmark>> ALL = new TreeMap<>(Map.of(
            "bans",
            BansBench::new,
            "config",
            ConfigBench::new,
            "geo",
            GeoBench::new,
            "history",
            HistoryBench::new,
            "wire",
            WireBench::new));

    private Bench() {}

    public static void main(String[] names) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        for (String name : names.length == 0 ? ALL.keySet() : Arrays.asList(names)) {
            if (!ALL.containsKey(name)) {
                out.println("There is no benchmark \"" + name + "\". There are: " + String.join(", ", ALL.keySet()));
                System.exit(2);
            }
            List<Row> rows = ALL.get(name).get().run();
            print(out, name, rows);
            write(name, rows);
        }
        System.exit(0);
    }

    private static void print(PrintStream out, String name, List<Row> rows) {
        int width = rows.stream().mapToInt(row -> row.name().length()).max().orElse(0);
        out.println("Benchmark " + name + " on " + machine());
        for (Row row : rows) {
            String bar = row.bar() == null ? "" : (row.lowerIsBetter() ? "<= " : ">= ") + number(row.bar());
            String met = row.met() == null ? "" : row.met() ? "met" : "NOT MET";
            String format = "  %-" + width + "s  %12s %-3s %8s  %s";
            out.println(format.formatted(row.name(), number(row.value()), row.unit(), bar, met));
        }
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private static void write(String name, List<Row> rows) throws IOException {
        String json = rows.stream().map(Bench::json).collect(Collectors.joining(",\n    "));
        Path folder = Files.createDirectories(Path.of("target", "bench"));
        Files.writeString(
                folder.resolve(name + ".json"),
                "{\n  \"bench\": %s,\n  \"machine\": %s,\n  \"rows\": [\n    %s\n  ]\n}\n"
                        .formatted(text(name), text(machine()), json));
    }

    private static String json(Row row) {
        return "{\"name\": %s, \"value\": %s, \"unit\": %s, \"bar\": %s, \"better\": %s, \"met\": %s}"
                .formatted(
                        text(row.name()),
                        number(row.value()),
                        text(row.unit()),
                        row.bar() == null ? "null" : number(row.bar()),
                        text(row.lowerIsBetter() ? "lower" : "higher"),
                        row.met());
    }

    private static String text(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String machine() {
        return Runtime.getRuntime().availableProcessors() + " processors, " + processor() + ", "
                + System.getProperty("os.name") + " " + System.getProperty("os.version") + ", Java "
                + System.getProperty("java.version");
    }

    private static String processor() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 2))
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }
}
