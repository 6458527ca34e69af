package org.bangui.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.bangui.bans.BanOrder;
import org.bangui.bans.BannedQuery;
import org.bangui.bans.Bans;
import org.bangui.fail2ban.BanId;
import org.bangui.fail2ban.Fail2ban;
import org.bangui.fail2ban.JailName;
import org.bangui.fail2ban.wire.Command;
import org.bangui.jobs.Job;
import org.bangui.net.Cidr;
import org.bangui.system.HostId;
import org.bangui.system.PageRequest;
import org.bangui.testing.RealFail2ban;

/** A jail with 50,000 bans, long lists banned and unbanned as jobs, and the overview of 100 jails. */
final class BansBench implements Benchmark {

    private static final HostId HOST = HostId.LOCAL;
    private static final int JAILS = 100;
    private static final int CROWD = 50_000;
    private static final int LIST = 10_000;
    private static final int BATCH = 100;
    private static final JailName CROWDED = new JailName("lab-001");
    private static final JailName OURS = new JailName("lab-002");
    private static final JailName THEIRS = new JailName("lab-003");
    private static final JailName OURS_FORKING = new JailName("fork-1");
    private static final JailName THEIRS_FORKING = new JailName("fork-2");
    private static final BanOrder ORDER = new BanOrder("bench", null, null, false);
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    /** The jails that get long lists, and how often. */
    private record Lists(String action, int rounds, JailName ours, JailName theirs) {}

    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final List<Row> rows = new ArrayList<>();

    /** How long the longest ping took, in seconds. */
    private static final class Pings extends Thread {

        private final Fail2ban fail2ban;
        private volatile boolean over;
        private volatile double longest;

        Pings(Fail2ban fail2ban) {
            this.fail2ban = fail2ban;
            start();
        }

        @Override
        public void run() {
            while (!over) {
                long start = System.nanoTime();
                fail2ban.ping();
                longest = Math.max(longest, (System.nanoTime() - start) / 1e9);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
            }
        }

        double end() throws InterruptedException {
            over = true;
            join();
            return longest;
        }
    }

    @Override
    public List<Row> run() throws Exception {
        Path home = Files.createTempDirectory("bench");
        RealFail2ban prepared = RealFail2ban.installed()
                .manyJails(JAILS - 2)
                .jail("fork-1", "banaction = sink\n")
                .jail("fork-2", "banaction = sink\n");
        try (RealFail2ban daemon = prepared.start();
                RawLine floor = new RawLine(daemon.socket());
                Fail2ban fail2ban = new Fail2ban(daemon.socket(), TIMEOUT, 10, executor);
                Bans bans = new Bans(daemon.socket(), home, TIMEOUT)) {
            overview(floor, fail2ban);
            lists(floor, fail2ban, bans, new Lists("an empty action", 3, OURS, THEIRS));
            lists(floor, fail2ban, bans, new Lists("a forking action", 1, OURS_FORKING, THEIRS_FORKING));
            pages(fail2ban, bans);
            rows.addAll(Paints.of(daemon, CROWDED));
        } finally {
            executor.shutdownNow();
        }
        return rows;
    }

    private void overview(RawLine floor, Fail2ban fail2ban) throws Exception {
        List<Command> commands = new ArrayList<>(List.of(Command.read("status")));
        for (JailName jail : fail2ban.jails()) {
            commands.add(Command.read("status", jail.value(), "short"));
            commands.add(Command.read("get", jail.value(), "bantime"));
            commands.add(Command.read("get", jail.value(), "findtime"));
            commands.add(Command.read("get", jail.value(), "maxretry"));
        }
        byte[] all = WireBench.bytes(commands);
        Rounds rounds = new Rounds()
                .add("floor", 1, () -> floor.exchange(all, commands.size()))
                .add("ours", 1, fail2ban::summaries)
                .run(20, 30);
        figure("overview of 100 jails, raw loop, pipelined (floor)", rounds.median("floor") / 1000, "ms");
        figure("overview of 100 jails, ours", rounds.median("ours") / 1000, "ms");
        rows.add(Row.atMost("overview of 100 jails: ours / floor", rounds.ratio("ours", "floor"), 1.3));
    }

    private void lists(RawLine floor, Fail2ban fail2ban, Bans bans, Lists lists) throws Exception {
        JailName ours = lists.ours();
        List<Cidr> networks = networks(LIST);
        List<BanId> ids =
                networks.stream().map(network -> new BanId(network.text())).toList();
        List<Command> banning = batches(lists.theirs(), "banip", networks);
        List<Command> lifting = batches(lists.theirs(), "unbanip", networks);
        double[] best = {Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE};
        double longest = 0;
        for (int round = 0; round < lists.rounds(); round++) {
            best[0] = Math.min(best[0], settled(bans, () -> oneByOne(floor, banning)));
            best[1] = Math.min(best[1], settled(bans, () -> oneByOne(floor, lifting)));
            Pings pings = new Pings(fail2ban);
            best[2] = Math.min(
                    best[2], settled(bans, () -> await(bans, bans.bulk().ban(HOST, ours, networks, ORDER))));
            best[3] = Math.min(
                    best[3], settled(bans, () -> await(bans, bans.bulk().unban(HOST, ours, ids, ORDER))));
            longest = Math.max(longest, pings.end());
        }
        String of = " of 10,000, " + lists.action();
        figure("ban" + of + ", raw loop, batches of 100 (floor)", best[0], "s");
        figure("ban" + of + ", as a job", best[2], "s");
        rows.add(Row.atMost("ban" + of + ": job / floor", best[2] / best[0], 1.3));
        figure("unban" + of + ", raw loop, batches of 100 (floor)", best[1], "s");
        figure("unban" + of + ", as a job", best[3], "s");
        rows.add(Row.atMost("unban" + of + ": job / floor", best[3] / best[1], 1.3));
        rows.add(new Row("longest ping meanwhile, " + lists.action(), longest, "s", 0.3, true));
    }

    private void pages(Fail2ban fail2ban, Bans bans) throws Exception {
        fail2ban.ban(CROWDED, networks(CROWD));
        bans.archive();
        PageRequest first = new PageRequest(1, 25);
        Rounds rounds = new Rounds()
                .add("read", 1, () -> fail2ban.banned(CROWDED))
                .add("first", 1, () -> bans.service().banned(HOST, query(null, null), first))
                .add("search", 1, () -> bans.service().banned(HOST, query("10.9.77", null), first))
                .add("network", 1, () -> bans.service().banned(HOST, query("10.9.77.0/24", null), first))
                .add("ip", 1, () -> bans.service().banned(HOST, query(null, "ip"), first))
                .add("end", 1, () -> bans.service().banned(HOST, query(null, "ends_at"), first))
                .add("times", 1, () -> bans.service().banned(HOST, query(null, "ban_count"), first))
                .run(10, 20);
        figure("50,000 bans, read from the daemon and parsed", rounds.median("read") / 1000, "ms");
        page("first page", rounds.median("first"));
        page("search", rounds.median("search"));
        page("search for a network", rounds.median("network"));
        page("sorted by address", rounds.median("ip"));
        page("sorted by end", rounds.median("end"));
        page("sorted by times banned", rounds.median("times"));
    }

    private void page(String what, double micros) {
        rows.add(new Row("50,000 bans, " + what, micros / 1000, "ms", 150.0, true));
    }

    private static BannedQuery query(String search, String sort) {
        return new BannedQuery(CROWDED, search, sort, false);
    }

    private static List<Cidr> networks(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Cidr.parse("10." + (9 + i / 65536) + "." + i / 256 % 256 + "." + i % 256))
                .toList();
    }

    private static List<Command> batches(JailName jail, String verb, List<Cidr> networks) {
        List<Command> commands = new ArrayList<>();
        for (int i = 0; i < networks.size(); i += BATCH) {
            commands.add(Command.change("set", jail.value(), verb)
                    .with(networks.subList(i, i + BATCH).stream()
                            .map(Cidr::text)
                            .toList()));
        }
        return commands;
    }

    private static void oneByOne(RawLine floor, List<Command> commands) throws IOException {
        for (Command command : commands) {
            floor.exchange(WireBench.bytes(List.of(command)), 1);
        }
    }

    private static void await(Bans bans, Job job) {
        while (bans.jobs().get(job.id()).isRunning()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    /** The work's seconds; then fail2ban's database and the archive catch up, which is nobody's waiting time. */
    private static double settled(Bans bans, Rounds.Work work) throws Exception {
        double seconds = seconds(work);
        for (int i = 0; i < 3; i++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(300));
            bans.archive();
        }
        return seconds;
    }

    private static double seconds(Rounds.Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    private void figure(String name, double value, String unit) {
        rows.add(Row.figure(name, value, unit));
    }
}
