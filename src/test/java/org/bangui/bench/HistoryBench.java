package org.bangui.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bangui.bench.Rounds.Work;
import org.bangui.fail2ban.Fail2ban;
import org.bangui.fail2ban.JailName;
import org.bangui.history.ArchivedBan;
import org.bangui.history.BanCursor;
import org.bangui.history.BanFilter;
import org.bangui.history.HistoryService;
import org.bangui.history.LargeArchive;
import org.bangui.history.Origin;
import org.bangui.history.Sequence;
import org.bangui.net.Cidr;
import org.bangui.system.HostId;
import org.bangui.system.PageRequest;
import org.bangui.system.TimeRange;
import org.bangui.testing.RealFail2ban;

/**
 * What the pages ask of archives of one and ten million bans over a year, in turns, and the sync of 100,000 bans into
 * the larger one while somebody writes to fail2ban's database as fail2ban does. The system property
 * {@code bangui.bench.bans} takes another number for the larger.
 */
final class HistoryBench implements Benchmark {

    private static final int LARGE = Integer.getInteger("bangui.bench.bans", 10_000_000);
    private static final int SMALL = LARGE / 10;
    private static final int WARM_UP = 5;
    private static final int ROUNDS = 60;
    private static final long DEPTH = SMALL / 2 * 2;

    /** A network has ten times as many bans in the larger archive. */
    private static final String NETWORK = "history, of /";

    private final List<Row> rows = new ArrayList<>();
    private final ExecutorService executor = Executors.newCachedThreadPool();

    @Override
    public List<Row> run() throws Exception {
        Path home = Files.createTempDirectory("bangui-bench");
        try (RealFail2ban daemon = RealFail2ban.installed().jails("sshd").start();
                Fail2ban fail2ban = new Fail2ban(daemon.socket(), Duration.ofSeconds(20), 10, executor);
                LargeArchive small = archive(home.resolve("small"), SMALL, fail2ban);
                LargeArchive large = archive(home.resolve("large"), LARGE, fail2ban)) {
            rows.add(Row.atMost("size of a ban without its matches", large.bytes() / (double) LARGE, "B", 400));
            requests(small.service(), large.service());
            new SyncRate(daemon, large.service()).measure(rows);
        } finally {
            executor.shutdownNow();
            delete(home);
        }
        return rows;
    }

    private LargeArchive archive(Path home, int bans, Fail2ban daemon) throws Exception {
        long start = System.nanoTime();
        LargeArchive archive = new LargeArchive(Files.createDirectories(home), bans, daemon);
        rows.add(Row.figure("making of " + bans + " bans", (System.nanoTime() - start) / 1e9, "s"));
        return archive;
    }

    private void requests(HistoryService small, HistoryService large) throws Exception {
        Map<String, Double> bars = new LinkedHashMap<>();
        Rounds rounds = new Rounds();
        ask(small).forEach((name, work) -> rounds.add(name + " small", 1, work));
        ask(large).forEach((name, work) -> {
            rounds.add(name, 1, work);
            bars.put(name, name.startsWith(NETWORK) ? 100.0 : name.startsWith("history") ? 60.0 : 50.0);
        });
        rounds.run(WARM_UP, ROUNDS);
        bars.forEach((name, bar) -> {
            rows.add(Row.figure(name + ", p50 of " + SMALL, rounds.median(name + " small") / 1000, "ms"));
            rows.add(Row.figure(name + ", p50 of " + LARGE, rounds.median(name) / 1000, "ms"));
            rows.add(Row.atMost(name + ", p95 of " + LARGE, rounds.percentile(name, 95) / 1000, "ms", bar));
        });
        List<String> pages =
                bars.keySet().stream().filter(name -> !name.startsWith(NETWORK)).toList();
        growth("all pages together", rounds, pages);
        pages.stream()
                .collect(Collectors.groupingBy(HistoryBench::page, LinkedHashMap::new, Collectors.toList()))
                .forEach((page, names) -> growth(page, rounds, names));
    }

    /** The part of a request's name before the comma: a page that asks all its requests to be shown. */
    private static String page(String name) {
        return name.substring(0, name.indexOf(','));
    }

    /** Of the medians, as single slow rounds say more of the machine than of the size. */
    private void growth(String page, Rounds rounds, Collection<String> names) {
        double large = names.stream().mapToDouble(rounds::median).sum();
        double small = names.stream()
                .mapToDouble(name -> rounds.median(name + " small"))
                .sum();
        rows.add(Row.atMost("growth of " + page + ", its p50 together", large / small, 1.5));
    }

    private static Map<String, Work> ask(HistoryService history) {
        Map<String, Work> works = new LinkedHashMap<>();
        BanFilter all = BanFilter.everything(HostId.LOCAL);
        Instant now = Instant.now();
        for (int days : new int[] {1, 7, 30, 365}) {
            BanFilter range = all.in(TimeRange.last(Duration.ofDays(days), now));
            String name = "dashboard " + days + " d, ";
            works.put(name + "bans", () -> history.page(range, new PageRequest(1, 25)));
            works.put(name + "by jail", () -> history.byJail(range));
            works.put(name + "by country", () -> history.byCountry(range));
            works.put(name + "by network", () -> history.byNetwork(range, 10));
            works.put(name + "trend", () -> history.trend(range));
            BanFilter jail = new BanFilter(HostId.LOCAL, range.range(), new JailName("sshd"), Origin.SELFBLOCK);
            works.put("map " + days + " d, countries of a jail", () -> history.byCountry(jail));
            works.put(
                    "map " + days + " d, bans of a country",
                    () -> history.page(range.from("US"), new PageRequest(1, 25)));
        }
        works.put("dashboard all, trend", () -> history.trend(all));
        works.put("history, first page", () -> history.page(all, new PageRequest(1, 25)));
        BanCursor deep = deep(history, all);
        works.put("history, page at depth " + DEPTH, () -> history.slice(all, Sequence.NEWEST, deep, 25));
        BanFilter jail = new BanFilter(HostId.LOCAL, null, new JailName("nextcloud"), null);
        works.put("history, of a jail and a country", () -> history.page(jail.from("FR"), new PageRequest(1, 25)));
        ArchivedBan newest =
                history.slice(all, Sequence.NEWEST, null, 1).items().get(0);
        works.put("history, story of an address", () -> history.story(HostId.LOCAL, newest.id()));
        networks(history, all, works);
        return works;
    }

    private static void networks(HistoryService history, BanFilter all, Map<String, Work> works) {
        BanFilter sshd = new BanFilter(HostId.LOCAL, null, new JailName("sshd"), null);
        Map<String, String> networks = Map.of(
                "64.0.0.0/8", "8",
                "64.12.0.0/16", "16",
                "64.12.7.0/24", "24",
                "2a01::/16", "16 of IPv6",
                "185.77.0.0/16", "16 that was busy and is quiet");
        networks.forEach((network, name) -> {
            BanFilter within = all.within(Cidr.parse(network));
            works.put(NETWORK + name, () -> history.page(within, new PageRequest(1, 25)));
            works.put(
                    NETWORK + name + " in a jail",
                    () -> history.page(sshd.within(Cidr.parse(network)), new PageRequest(1, 25)));
        });
    }

    /** Where the page at that depth begins. */
    private static BanCursor deep(HistoryService history, BanFilter all) {
        return BanCursor.of(history.page(all, new PageRequest((int) (DEPTH / 500), 500))
                .items()
                .get(0));
    }

    private static void delete(Path home) throws Exception {
        try (Stream<Path> files = Files.walk(home)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}
