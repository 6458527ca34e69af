package org.bangui.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bangui.history.BanFilter;
import org.bangui.history.HistoryService;
import org.bangui.system.HostId;
import org.bangui.testing.RealFail2ban;

/** Archives 100,000 bans out of fail2ban's database while another process writes to it, one transaction a ban. */
final class SyncRate {

    private static final int BANS = 100_000;

    private static final String WRITER = """
            import json, random, sqlite3, sys, time
            db = sqlite3.connect(sys.argv[1], isolation_level=None)
            db.execute("PRAGMA journal_mode=MEMORY")
            db.execute("PRAGMA synchronous=OFF")
            data = json.dumps({"matches": ["Failed password for root from somewhere port 22 ssh2"] * 3, "failures": 3})
            now = int(time.time())
            def row(i, at):
                ip = "%d.%d.%d.%d" % (11 + i % 200, i // 200 % 250, i // 50000, 1 + i % 250)
                return ("sshd", ip, at, 600, 1, data)
            sql = "INSERT INTO bans(jail, ip, timeofban, bantime, bancount, data) VALUES(?, ?, ?, ?, ?, ?)"
            db.execute("INSERT OR IGNORE INTO jails(name, enabled) VALUES('sshd', 1)")
            if sys.argv[2] == "fill":
                db.execute("BEGIN")
                db.executemany(sql, (row(i, now - 7200 + i // 20) for i in range(int(sys.argv[3]))))
                db.execute("COMMIT")
                sys.exit()
            written = failed = 0
            slowest = 0
            print("writing", flush=True)
            import select
            while not select.select([sys.stdin], [], [], 0.002)[0]:
                start = time.time()
                try:
                    db.execute("BEGIN IMMEDIATE")
                    db.execute(sql, row(200000 + written, now))
                    db.execute("COMMIT")
                    written += 1
                except sqlite3.OperationalError:
                    failed += 1
                slowest = max(slowest, time.time() - start)
            print(written, failed, slowest * 1000)
            """;

    private final RealFail2ban daemon;
    private final HistoryService history;

    SyncRate(RealFail2ban daemon, HistoryService history) {
        this.daemon = daemon;
        this.history = history;
    }

    void measure(List<Row> rows) throws Exception {
        BanFilter all = BanFilter.everything(HostId.LOCAL);
        history.sync(HostId.LOCAL);
        long before = history.count(all);
        writer("fill", String.valueOf(BANS)).waitFor();
        Process other = writer("write");
        var output = other.inputReader(StandardCharsets.UTF_8);
        output.readLine();
        long start = System.nanoTime();
        while (history.count(all) - before < BANS) {
            history.sync(HostId.LOCAL);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        other.outputWriter().append("\n").close();
        String[] told = output.readLine().split(" ");
        rows.add(Row.atMost("sync of " + BANS + " new bans", seconds, "s", 10));
        rows.add(Row.figure("bans written meanwhile", Double.parseDouble(told[0]), ""));
        rows.add(Row.atMost("of them failed", Double.parseDouble(told[1]), "", 0));
        rows.add(Row.figure("slowest of these writes", Double.parseDouble(told[2]), "ms"));
    }

    private Process writer(String... arguments) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder("python3", "-c", WRITER, daemon.database().toString());
        builder.command().addAll(List.of(arguments));
        return builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }
}
