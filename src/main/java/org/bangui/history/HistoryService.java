package org.bangui.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.bangui.events.BanPlaced;
import org.bangui.fail2ban.BanId;
import org.bangui.fail2ban.Fail2banException;
import org.bangui.fail2ban.JailName;
import org.bangui.system.Fail2banHosts;
import org.bangui.system.HostId;
import org.bangui.system.Page;
import org.bangui.system.PageRequest;
import org.bangui.system.SchedulerLock;
import org.bangui.system.TimeRange;
import org.bangui.system.TimerTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The archive of all bans ever seen. */
@ApplicationScoped
public class HistoryService {

    private static final Logger log = LoggerFactory.getLogger(HistoryService.class);

    @Inject
    ArchiveRepository bans;

    @Inject
    CountRepository counts;

    @Inject
    HistorySync sync;

    @Inject
    ArchiveUpkeep upkeep;

    @Inject
    Stories stories;

    @Inject
    EndRepository ends;

    @Inject
    FailureRepository failures;

    @Inject
    BackFill backFill;

    @Inject
    Executor executor;

    @Inject
    Fail2banHosts hosts;

    @Inject
    SchedulerLock lock;

    @Inject
    Clock clock;

    @Inject
    Event<BanPlaced> placed;

    /** Whether what an archive may lack is being added, or was. */
    private final AtomicBoolean completing = new AtomicBoolean();

    /** The host itself. @throws org.bangui.system.UnknownHostIdException when there is none of this id */
    public HostId known(HostId host) {
        hosts.get(host);
        return host;
    }

    /** Newest first. */
    public Page<ArchivedBan> page(BanFilter filter, PageRequest page) {
        return page(filter, Sequence.NEWEST, page);
    }

    public Page<ArchivedBan> page(BanFilter filter, Sequence sequence, PageRequest page) {
        List<ArchivedBan> items = bans.part(filter, sequence, null, page.pageSize(), page.offset());
        return new Page<>(items, count(filter), page.page(), page.pageSize());
    }

    /**
     * A page however deep in the archive.
     *
     * @param after where the page before ended, null for the first
     */
    public BanSlice slice(BanFilter filter, Sequence sequence, BanCursor after, int size) {
        List<ArchivedBan> items = bans.part(filter, sequence, after, size + 1, 0);
        boolean more = items.size() > size;
        List<ArchivedBan> shown = more ? items.subList(0, size) : items;
        return new BanSlice(List.copyOf(shown), more ? BanCursor.of(shown.get(size - 1)) : null);
    }

    /** The newest bans of one address, network or other id over all jails, newest first. */
    public List<ArchivedBan> of(HostId host, BanId id, int limit) {
        return bans.newestOf(host, id, limit);
    }

    /** What became of one address, network or other id: bans, unbans and why, over all jails. */
    public Story story(HostId host, BanId id) {
        return stories.tell(host, id);
    }

    /** How often each of them was banned in the jail; those never seen there are left out. */
    public Map<BanId, Integer> timesBanned(HostId host, JailName jail, Collection<BanId> ids) {
        return bans.timesBanned(host, jail, ids);
    }

    /** How many; those of a network are counted up to 100,000. */
    public long count(BanFilter filter) {
        return filter.network() == null ? counts.count(filter) : bans.countInNetwork(filter);
    }

    /** Why there is nothing to show; empty when there is something, or the archive itself is empty. */
    public Optional<EmptyRange> whyEmpty(BanFilter filter) {
        if (count(filter) > 0) {
            return Optional.empty();
        }
        return bans.first(filter.host()).map(oldest -> {
            long rows = counts.count(BanFilter.everything(filter.host()));
            Instant newest = bans.last(filter.host()).orElse(oldest);
            log.info("history.empty range={} rows={} oldest={} newest={}", filter.range(), rows, oldest, newest);
            return new EmptyRange(filter.range(), rows, oldest, newest);
        });
    }

    /** Most bans first. */
    public List<JailCount> byJail(BanFilter filter) {
        return counts.byJail(filter);
    }

    /** Most bans first; bans whose country is unknown are one row. */
    public List<CountryCount> byCountry(BanFilter filter) {
        return counts.byCountry(filter);
    }

    /**
     * The networks with the most bans: autonomous systems where a database tells them, else each /24 or /48. Of past hours
     * and days only the hundred busiest networks of each are known.
     */
    public List<NetworkCount> byNetwork(BanFilter filter, int limit) {
        return counts.byNetwork(filter.in(range(filter)), limit);
    }

    /** Buckets sized for the range (an hour for a day, more for longer ranges). Without a range: since the first ban. */
    public Trend trend(BanFilter filter) {
        TimeRange range = range(filter);
        long bucketSeconds = Trend.bucketSeconds(range);
        return Trend.of(range, bucketSeconds, counts.perBucket(filter.in(range), bucketSeconds));
    }

    /** Since the first ban where the filter has none. */
    private TimeRange range(BanFilter filter) {
        if (filter.range() != null) {
            return filter.range();
        }
        Instant end = clock.instant().plusSeconds(1);
        Instant dayBefore = end.minus(Duration.ofDays(1));
        return new TimeRange(
                bans.first(filter.host()).filter(dayBefore::isAfter).orElse(dayBefore), end);
    }

    /**
     * Copies what is new in fail2ban to the archive and fires {@code BanPlaced} for each, in order; the answer is how
     * many. Works while the daemon is away, as far as its files can be read.
     */
    public int sync(HostId host) {
        return sync.run(host, placed::fire);
    }

    /**
     * Lifts bans so that the archive has them before fail2ban forgets them, and knows that BanGUI lifted them.
     *
     * @param jail null for every jail
     * @param unban sends them to fail2ban
     */
    public <T> T lifting(HostId host, JailName jail, Collection<BanId> ids, Supplier<T> unban) {
        announce(host, jail, ids);
        T answer;
        try {
            answer = unban.get();
        } catch (Fail2banException e) {
            if (!e.outcomeUnknown()) {
                notLifted(host, jail, ids);
            }
            throw e;
        }
        lifted(host, jail, ids);
        return answer;
    }

    /** Archives the bans that are about to be lifted, part by part, before fail2ban forgets them. */
    public void announce(HostId host, JailName jail, Collection<BanId> ids) {
        sync(host);
        ends.announce(host, jail, ids);
    }

    /** These, announced before, are lifted. */
    public void lifted(HostId host, JailName jail, Collection<BanId> ids) {
        ends.confirm(host, jail, ids);
    }

    /** These, announced before, stay banned. */
    public void notLifted(HostId host, JailName jail, Collection<BanId> ids) {
        ends.withdraw(host, jail, ids);
    }

    /** Looks up the bans of no known country again; the answer is how many have one now. */
    public int resolve(HostId host) {
        return upkeep.resolve(host);
    }

    /** Counts all bans anew in the background, for charts that do not agree with the bans. */
    public void rebuild() {
        upkeep.startRebuild();
        executor.execute(() -> TimerTask.run("roll-ups", upkeep::rebuildMissing));
    }

    /** How far the archive is filled with what fail2ban knew before the first start; empty before that began. */
    public Optional<BackFillState> backFill(HostId host) {
        return backFill.state(host);
    }

    /** Copies what is new on every host, on the one instance that runs the background tasks. */
    void syncEverything() {
        lock.runIfHeld("history sync", () -> hosts.ids().forEach(this::sync));
        if (lock.held() && completing.compareAndSet(false, true)) {
            executor.execute(() -> TimerTask.run("archive upkeep", this::complete));
        }
    }

    private void complete() {
        boolean whole = false;
        try {
            hosts.ids().forEach(upkeep::complete);
            upkeep.rebuildMissing();
            whole = hosts.ids().stream().map(backFill::run).allMatch(done -> done);
            if (whole) {
                upkeep.pruneNetworks();
            }
        } finally {
            completing.set(whole);
        }
    }

    /** Looks up unknown countries again, and forgets old failures. */
    void upkeep() {
        lock.runIfHeld("countries of archived bans", () -> hosts.ids().forEach(upkeep::resolve));
        lock.runIfHeld("old failures", failures::prune);
    }

    /** Forgets small networks of past hours and days. */
    void pruneNetworks() {
        lock.runIfHeld("networks of the past", upkeep::pruneNetworks);
    }
}
