package org.bangui.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bangui.events.BanPlaced;
import org.bangui.fail2ban.BanId;
import org.bangui.system.Fail2banHosts;
import org.bangui.system.HostId;
import org.bangui.system.Page;
import org.bangui.system.PageRequest;
import org.bangui.system.SchedulerLock;
import org.bangui.system.TimeRange;

/** The archive of all bans ever seen. */
@ApplicationScoped
public class HistoryService {

    @Inject
    ArchiveRepository bans;

    @Inject
    CountRepository counts;

    @Inject
    HistorySync sync;

    @Inject
    Fail2banHosts hosts;

    @Inject
    SchedulerLock lock;

    @Inject
    Clock clock;

    @Inject
    Event<BanPlaced> placed;

    /** The host itself. @throws org.bangui.system.UnknownHostIdException when there is none of this id */
    public HostId known(HostId host) {
        hosts.get(host);
        return host;
    }

    /** Newest first. */
    public Page<ArchivedBan> page(BanFilter filter, PageRequest page) {
        return new Page<>(bans.newest(filter, page), counts.count(filter), page.page(), page.pageSize());
    }

    /** The newest bans of one address, network or other id over all jails, newest first. */
    public List<ArchivedBan> of(HostId host, BanId id, int limit) {
        return bans.newestOf(host, id, limit);
    }

    public long count(BanFilter filter) {
        return counts.count(filter);
    }

    /** Most bans first. */
    public List<JailCount> byJail(BanFilter filter) {
        return counts.byJail(filter);
    }

    /** Most bans first; bans whose country is unknown are one row. */
    public List<CountryCount> byCountry(BanFilter filter) {
        return counts.byCountry(filter);
    }

    /** Buckets sized for the range (30 min for a day, more for longer ranges). Without a range: since the first ban. */
    public Trend trend(BanFilter filter) {
        TimeRange range = filter.range() == null ? everything(filter.host()) : filter.range();
        BanFilter ranged = new BanFilter(filter.host(), range, filter.jail(), filter.origin());
        long bucketSeconds = Trend.bucketSeconds(range);
        return Trend.of(range, bucketSeconds, counts.perBucket(ranged, bucketSeconds));
    }

    private TimeRange everything(HostId host) {
        Instant end = clock.instant().plusSeconds(1);
        Instant dayBefore = end.minus(Duration.ofDays(1));
        return new TimeRange(bans.first(host).filter(dayBefore::isAfter).orElse(dayBefore), end);
    }

    /**
     * Copies what is new in fail2ban to the archive and fires {@code BanPlaced} for each, in order; the answer is how
     * many. Works while the daemon is away, as far as its files can be read.
     */
    public int sync(HostId host) {
        return sync.run(host, placed::fire);
    }

    /** Copies what is new on every host, on the one instance that runs the background tasks. */
    void syncEverything() {
        lock.runIfHeld("history sync", () -> hosts.ids().forEach(this::sync));
    }
}
