package org.bangui.bans;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.bangui.bans.RecordedOrder.Deed;
import org.bangui.fail2ban.BanId;
import org.bangui.fail2ban.Fail2ban;
import org.bangui.fail2ban.Fail2banException;
import org.bangui.fail2ban.JailName;
import org.bangui.fail2ban.Sent;
import org.bangui.history.HistoryService;
import org.bangui.jobs.Job;
import org.bangui.jobs.JobEnd;
import org.bangui.jobs.JobProgress;
import org.bangui.jobs.JobService;
import org.bangui.net.Cidr;
import org.bangui.server.HealthService;
import org.bangui.system.HostId;
import org.bangui.system.InvalidInputException;

/** Bans and unbans long lists as jobs: in pieces that keep the daemon busy only for moments, with progress and an end. */
@ApplicationScoped
public class BulkService {

    /** More than so many become a job. */
    public static final int AT_ONCE = 100;

    /** The most in one list. */
    public static final int MOST = 10_000;

    @Inject
    BanService bans;

    @Inject
    BansInForce inForce;

    @Inject
    HistoryService history;

    @Inject
    HealthService daemon;

    @Inject
    JobService jobs;

    @Inject
    OrderRepository orders;

    @Inject
    Executor executor;

    /**
     * Starts to ban them all. What cannot be banned is refused before anything is.
     *
     * @throws InvalidInputException for too long a list, or networks the jail's actions cannot ban
     * @throws LockOutException when it could lock administrators out and the order does not insist
     */
    public Job ban(HostId host, JailName jail, Collection<Cidr> networks, BanOrder order) {
        requireFew(networks);
        bans.check(host, jail, networks, order);
        return restore(host, jail, networks, order);
    }

    /** As {@link #ban}, without asking back. */
    Job restore(HostId host, JailName jail, Collection<Cidr> networks, BanOrder order) {
        Bulk.Deed deed = new Bulk.Deed(
                (fail2ban, values, goOn) ->
                        fail2ban.ban(jail, values.stream().map(Cidr::parse).toList(), goOn),
                values -> without(values, bannedNow(host, jail)),
                chunk -> orders.add(host, Deed.BAN, jail, order, chunk.stream()));
        return start("ban", host, networks.stream().map(Cidr::text).toList(), deed);
    }

    /** Starts to lift them all; a null jail means every jail. */
    public Job unban(HostId host, JailName jail, Collection<BanId> ids, BanOrder order) {
        requireFew(ids);
        bans.checkUnban(host, jail, ids);
        return lift(host, jail, ids, order, false);
    }

    /**
     * As {@link #unban}, however many, and without a check.
     *
     * @param rest whether in the end every ban that is left in any jail is lifted too
     */
    Job lift(HostId host, JailName jail, Collection<BanId> ids, BanOrder order, boolean rest) {
        Bulk.Deed deed = new Bulk.Deed(
                (fail2ban, values, goOn) -> {
                    if (lift(host, jail, fail2ban, ids(values), goOn) && rest) {
                        fail2ban.unbanAll();
                    }
                },
                values -> within(values, bannedNow(host, jail)),
                chunk -> {
                    history.lifted(host, jail, ids(chunk));
                    orders.add(host, Deed.UNBAN, jail, order, chunk.stream());
                });
        return start("unban", host, ids.stream().map(BanId::value).toList(), deed);
    }

    private static List<BanId> ids(List<String> values) {
        return values.stream().map(BanId::new).toList();
    }

    /** Whether all were sent. What is not, because somebody cancelled or fail2ban refused, stays banned in the archive too. */
    private boolean lift(HostId host, JailName jail, Fail2ban fail2ban, List<BanId> ids, Predicate<Sent> goOn) {
        AtomicInteger sent = new AtomicInteger();
        Predicate<Sent> counted = chunk -> {
            sent.addAndGet(chunk.values().size());
            return goOn.test(chunk);
        };
        history.announce(host, jail, ids);
        try {
            if (jail == null) {
                fail2ban.unbanEverywhere(ids, counted);
            } else {
                fail2ban.unban(jail, ids, counted);
            }
        } catch (Fail2banException e) {
            if (!e.outcomeUnknown()) {
                history.notLifted(host, jail, ids.subList(sent.get(), ids.size()));
            }
            throw e;
        }
        history.notLifted(host, jail, ids.subList(sent.get(), ids.size()));
        return sent.get() == ids.size();
    }

    private Job start(String kind, HostId host, List<String> values, Bulk.Deed deed) {
        Function<JobProgress, JobEnd> work = progress -> {
            try {
                return new Bulk(daemon, host, values, deed, progress, executor).run();
            } finally {
                inForce.forget(host);
                executor.execute(() -> bans.changed(host));
            }
        };
        return jobs.start(kind, new HashSet<>(values).size(), work);
    }

    /** As the daemon itself says. */
    private Set<String> bannedNow(HostId host, JailName jail) {
        List<JailName> places = jail == null ? daemon.ask(host, Fail2ban::jails) : List.of(jail);
        return places.stream()
                .flatMap(place -> daemon.ask(host, fail2ban -> fail2ban.banned(place)).stream())
                .map(ban -> ban.id().value())
                .collect(Collectors.toSet());
    }

    private static List<String> without(Collection<String> values, Set<String> done) {
        return values.stream().filter(value -> !done.contains(value)).toList();
    }

    private static List<String> within(Collection<String> values, Set<String> banned) {
        return values.stream().filter(banned::contains).toList();
    }

    static void requireFew(Collection<?> addresses) {
        if (addresses.size() > MOST) {
            throw new InvalidInputException("ips", "refused.tooMany", MOST);
        }
    }
}
