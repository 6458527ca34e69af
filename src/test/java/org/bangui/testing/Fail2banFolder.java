package org.bangui.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Writes the private folder of one daemon: its configuration, empty logs, and nothing that touches the machine. */
record Fail2banFolder(Path root) {

    private static final String SINK = """
            [Definition]
            actionstart = echo "start <name>" >> %1$s
            actionstop = echo "stop <name>" >> %1$s
            actioncheck =
            actionban = echo "ban <name> <ip> <bantime>" >> %1$s
            actionunban = echo "unban <name> <ip>" >> %1$s
            [Init]
            name = default
            """;

    private static final String NONE = """
            [Definition]
            actionstart =
            actionstop =
            actioncheck =
            actionban =
            actionunban =
            [Init]
            name = default
            """;

    private static final String DEFAULTS = """
            [DEFAULT]
            ignoreip =
            ignoreself = false
            bantime = 10m
            findtime = 10m
            maxretry = 3
            maxmatches = %%(maxretry)s
            backend = polling
            usedns = no
            logencoding = auto
            mode = normal
            filter = %%(__name__)s[mode=%%(mode)s]
            enabled = false
            banaction = %s
            action = %%(banaction)s[name=%%(__name__)s]
            """;

    private static final String LAB_FILTER = """
            [Definition]
            failregex = ^\\s*lab: failure from <HOST>
            """;

    Path config() {
        return root.resolve("conf");
    }

    Path run(String file) {
        return root.resolve("run").resolve(file);
    }

    Path log(String jail) {
        return root.resolve("log").resolve(jail + ".log");
    }

    void write(Fail2banRelease release, Map<String, String> server, Map<String, String> jails, String action) {
        try {
            for (String folder : new String[] {"conf", "run", "log"}) {
                Files.createDirectories(root.resolve(folder));
            }
            copy(release.stockConfig(), "filter.d");
            copy(release.stockConfig(), "action.d");
            Files.writeString(config().resolve("action.d/sink.conf"), SINK.formatted(run("actions.txt")));
            Files.writeString(config().resolve("action.d/none.conf"), NONE);
            Files.writeString(config().resolve("filter.d/lab.conf"), LAB_FILTER);
            Files.writeString(config().resolve("fail2ban.conf"), serverConfig(server));
            writeJails(jails, action);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String serverConfig(Map<String, String> overrides) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("loglevel", "INFO");
        options.put("syslogsocket", "auto");
        options.put("logtarget", run("fail2ban.log").toString());
        options.put("socket", run("f2b.sock").toString());
        options.put("pidfile", run("f2b.pid").toString());
        options.put("dbfile", run("f2b.sqlite3").toString());
        options.put("dbmaxmatches", "10");
        options.put("allowipv6", "auto");
        options.putAll(overrides);
        StringBuilder text = new StringBuilder("[Definition]\n");
        options.forEach((key, value) -> text.append(key + " = " + value + "\n"));
        return text.append("[Thread]\n").toString();
    }

    private void writeJails(Map<String, String> jails, String action) throws IOException {
        StringBuilder text = new StringBuilder(DEFAULTS.formatted(action));
        for (Map.Entry<String, String> jail : jails.entrySet()) {
            Path log = log(jail.getKey());
            if (Files.notExists(log)) {
                Files.createFile(log);
            }
            text.append("[%s]\nenabled = true\nlogpath = %s\n%s".formatted(jail.getKey(), log, jail.getValue()));
        }
        Files.writeString(config().resolve("jail.conf"), text);
    }

    private void copy(Path stock, String folder) throws IOException {
        Path target = Files.createDirectories(config().resolve(folder));
        try (Stream<Path> files = Files.list(stock.resolve(folder))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = target.resolve(file.getFileName().toString());
                if (Files.notExists(copy)) {
                    Files.copy(file, copy);
                }
            }
        }
    }
}
