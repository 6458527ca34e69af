package org.bangui.bans;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import org.bangui.fail2ban.BanId;
import org.bangui.fail2ban.JailName;
import org.bangui.jobs.Job;
import org.bangui.jobs.JobService;
import org.bangui.net.Cidr;
import org.bangui.system.HostId;

/**
 * Lifts bans in a way that can be undone for a minute. Many are lifted by a job: then the minute begins as it ends, and the
 * job's id names what can be undone.
 */
@ApplicationScoped
public class UndoService {

    static final Duration WINDOW = Duration.ofMinutes(1);

    /** Ends that differ less are the same. */
    private static final Duration SLACK = Duration.ofSeconds(5);

    @Inject
    BanService bans;

    @Inject
    BulkService bulk;

    @Inject
    JobService jobs;

    @Inject
    Clock clock;

    private final Map<String, Lifted> lifted = new ConcurrentHashMap<>();

    /**
     * What was in force before.
     *
     * @param until null for what a job lifts: a minute from its end
     */
    private record Lifted(HostId host, List<BannedAddress> bans, Instant until) {}

    /** What lifting bans led to: one of the two is null. */
    public record Lifting(Undoable done, Job job) {}

    /** As {@link BanService#unban(HostId, JailName, Collection, BanOrder)}; more than a hundred as a job. */
    public Lifting unban(HostId host, JailName jail, Collection<BanId> ids, BanOrder order) {
        BulkService.requireFew(ids);
        bans.checkUnban(host, jail, ids);
        List<BannedAddress> before = bans.liftable(host, jail, ids);
        Collection<BanId> each = single(ids, before);
        if (each.size() > BulkService.AT_ONCE) {
            return follow(host, before, bulk.lift(host, jail, each, order, false));
        }
        return new Lifting(remember(host, before, () -> bans.unban(host, jail, ids, order)), null);
    }

    /** What lies in a network that is not banned itself is lifted one by one: as one command it would hold the daemon up. */
    private static Collection<BanId> single(Collection<BanId> ids, List<BannedAddress> before) {
        Set<BanId> wanted = new HashSet<>(ids);
        boolean inNetworks =
                before.stream().noneMatch(banned -> wanted.contains(banned.ban().id()));
        return inNetworks && !before.isEmpty() ? ids(before) : ids;
    }

    /** Lifts just these, each in its jail; a page shows few. */
    public Undoable unban(HostId host, Collection<BannedAddress> chosen, BanOrder order) {
        Map<JailName, List<BanId>> ids = new TreeMap<>();
        byJail(chosen).forEach((jail, some) -> ids.put(jail, ids(some)));
        List<BannedAddress> before = new ArrayList<>();
        ids.forEach((jail, each) -> before.addAll(bans.liftable(host, jail, each)));
        return remember(host, before, () -> ids.entrySet().stream()
                .mapToInt(jail -> bans.unban(host, jail.getKey(), jail.getValue(), order))
                .sum());
    }

    /** Lifts every ban of the jail, or for a null jail of all; more than a hundred as a job. */
    public Lifting unbanAll(HostId host, JailName jail, BanOrder order) {
        List<BannedAddress> before = bans.all(host, jail);
        List<BanId> ids = ids(before);
        if (ids.size() > BulkService.AT_ONCE) {
            return follow(host, before, bulk.lift(host, jail, ids, order, jail == null));
        }
        return new Lifting(remember(host, before, () -> liftFew(host, jail, ids, order)), null);
    }

    private int liftFew(HostId host, JailName jail, List<BanId> ids, BanOrder order) {
        if (jail == null) {
            return bans.unbanAll(host, order);
        }
        return ids.isEmpty() ? 0 : bans.unban(host, jail, ids, order);
    }

    private Lifting follow(HostId host, List<BannedAddress> before, Job job) {
        forgetOld();
        lifted.put(job.id(), new Lifted(host, before, null));
        return new Lifting(null, job);
    }

    private Undoable remember(HostId host, List<BannedAddress> before, IntSupplier deed) {
        forgetOld();
        int count = deed.getAsInt();
        String id = UUID.randomUUID().toString();
        Instant until = clock.instant().plus(WINDOW);
        lifted.put(id, new Lifted(host, before, until));
        return new Undoable(id, count, until);
    }

    private void forgetOld() {
        Instant now = clock.instant();
        lifted.entrySet().removeIf(each -> until(each.getKey(), each.getValue()).isBefore(now));
    }

    /** The end of time for what is still being lifted. */
    private Instant until(String id, Lifted what) {
        if (what.until() != null) {
            return what.until();
        }
        Job job = jobs.get(id);
        return job.isRunning() ? Instant.MAX : job.seenAt().plus(WINDOW);
    }

    /** What the job lifted, as soon as that can be undone; empty before its end and a minute after. */
    public Optional<Undoable> liftedBy(String job) {
        Lifted what = lifted.get(job);
        Instant until = what == null ? Instant.MIN : until(job, what);
        if (until.equals(Instant.MAX) || until.isBefore(clock.instant())) {
            return Optional.empty();
        }
        return Optional.of(new Undoable(job, jobs.get(job).result().getInt("changed", 0), until));
    }

    /**
     * Bans again what was lifted and is not banned anew since.
     *
     * @throws UndoOverException after a minute, or the second time
     * @throws StillLiftingException while the job still lifts bans
     */
    public Undone undo(String id, BanOrder order) {
        Lifted taken = lifted.get(id);
        Instant until = taken == null ? Instant.MIN : until(id, taken);
        if (until.equals(Instant.MAX)) {
            throw new StillLiftingException();
        }
        if (!lifted.remove(id, taken) || until.isBefore(clock.instant())) {
            throw new UndoOverException();
        }
        Set<List<Object>> inForce = keys(bans.all(taken.host(), null)).keySet();
        return restore(
                taken.host(),
                taken.bans().stream()
                        .filter(before -> !inForce.contains(key(before)))
                        .toList(),
                order);
    }

    private Undone restore(HostId host, List<BannedAddress> missing, BanOrder order) {
        Map<JailName, List<BannedAddress>> byJail = byJail(missing);
        if (missing.size() > BulkService.AT_ONCE) {
            List<String> started = new ArrayList<>();
            byJail.forEach((jail, before) -> started.add(
                    bulk.restore(host, jail, networks(before), order).id()));
            return new Undone(0, 0, 0, strange(missing), started);
        }
        byJail.forEach((jail, before) -> bans.restore(host, jail, networks(before)));
        return compare(host, missing);
    }

    private Undone compare(HostId host, List<BannedAddress> missing) {
        Map<List<Object>, BannedAddress> now = keys(bans.all(host, null));
        int restored = 0;
        int later = 0;
        int sooner = 0;
        for (BannedAddress before : missing) {
            BannedAddress again = now.get(key(before));
            restored += again == null ? 0 : 1;
            later += again != null && end(again).isAfter(end(before).plus(SLACK)) ? 1 : 0;
            sooner += again != null && end(again).isBefore(end(before).minus(SLACK)) ? 1 : 0;
        }
        return new Undone(restored, later, sooner, strange(missing), List.of());
    }

    private static Map<List<Object>, BannedAddress> keys(List<BannedAddress> bans) {
        return bans.stream().collect(Collectors.toMap(UndoService::key, Function.identity(), (one, other) -> one));
    }

    private static List<Object> key(BannedAddress banned) {
        return List.of(banned.jail(), banned.ban().id());
    }

    private static List<BanId> ids(List<BannedAddress> bans) {
        return bans.stream().map(banned -> banned.ban().id()).distinct().toList();
    }

    /** A permanent ban ends long after all others. */
    private static Instant end(BannedAddress banned) {
        Instant end = banned.ban().endsAt();
        return end == null ? Instant.MAX.minus(SLACK) : end;
    }

    private static Map<JailName, List<BannedAddress>> byJail(Collection<BannedAddress> bans) {
        return bans.stream().collect(Collectors.groupingBy(BannedAddress::jail, TreeMap::new, Collectors.toList()));
    }

    private static List<Cidr> networks(List<BannedAddress> bans) {
        return bans.stream()
                .flatMap(banned -> BannedList.network(banned.ban().id().value()).stream())
                .toList();
    }

    private static int strange(List<BannedAddress> bans) {
        return bans.size() - networks(bans).size();
    }
}
