package org.bangui.bans;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bangui.bans.RecordedOrder.Deed;
import org.bangui.fail2ban.BanId;
import org.bangui.fail2ban.Fail2ban;
import org.bangui.fail2ban.Fail2banException;
import org.bangui.fail2ban.JailName;
import org.bangui.geo.GeoService;
import org.bangui.history.ArchivedBan;
import org.bangui.history.HistoryService;
import org.bangui.jails.JailService;
import org.bangui.net.Cidr;
import org.bangui.server.HealthService;
import org.bangui.system.HostId;
import org.bangui.system.InvalidInputException;
import org.bangui.system.Page;
import org.bangui.system.PageRequest;
import org.bangui.system.TimerTask;

/** Bans and unbans, and what is banned now. */
@ApplicationScoped
public class BanService {

    private static final int LOOKUP_HISTORY = 100;

    @Inject
    HealthService daemon;

    @Inject
    JailService jails;

    @Inject
    HistoryService history;

    @Inject
    GeoService geo;

    @Inject
    LockOutService lockOut;

    @Inject
    OrderRepository orders;

    @Inject
    BansInForce inForce;

    /**
     * The answer is how many were not banned before. Long lists belong into {@link BulkService}.
     *
     * @throws InvalidInputException when there is nothing to ban, or a network that the jail's actions cannot ban
     * @throws org.bangui.jails.UnknownJailException when the jail does not run; nothing was sent then
     * @throws LockOutException when it could lock administrators out and the order does not insist
     */
    public int ban(HostId host, JailName jail, Collection<Cidr> networks, BanOrder order) {
        check(host, jail, networks, order);
        int banned = change(host, fail2ban -> fail2ban.ban(jail, networks));
        orders.add(host, Deed.BAN, jail, order, networks.stream().map(Cidr::text));
        return banned;
    }

    /** Refuses what {@link #ban} would refuse. */
    void check(HostId host, JailName jail, Collection<Cidr> networks, BanOrder order) {
        requireSome(networks);
        jails.requireRunning(host, jail);
        if (networks.stream().anyMatch(network -> !network.isSingle())) {
            NetworkBans.check(jail, networks, daemon.ask(host, fail2ban -> fail2ban.banCommands(jail)));
        }
        lockOut.check(host, networks, order);
    }

    /**
     * Lifts bans; they stay in the archive. A null jail means every jail. The answer is how many were lifted.
     *
     * @throws InvalidInputException for what is neither an address nor banned: fail2ban would ask the DNS for it
     */
    public int unban(HostId host, JailName jail, Collection<BanId> ids) {
        checkUnban(host, jail, ids);
        return lifting(
                host,
                jail,
                ids,
                () -> change(
                        host, fail2ban -> jail == null ? fail2ban.unbanEverywhere(ids) : fail2ban.unban(jail, ids)));
    }

    /** As {@link #unban(HostId, JailName, Collection)}, and keeps who ordered it. */
    public int unban(HostId host, JailName jail, Collection<BanId> ids, BanOrder order) {
        int lifted = unban(host, jail, ids);
        orders.add(host, Deed.UNBAN, jail, order, ids.stream().map(BanId::value));
        return lifted;
    }

    /** Refuses what {@link #unban} would refuse. */
    void checkUnban(HostId host, JailName jail, Collection<BanId> ids) {
        requireSome(ids);
        if (jail != null) {
            jails.requireRunning(host, jail);
        }
        requireAddressesOrBanned(host, ids);
    }

    /** Lifts what the archive has before fail2ban forgets it; a null jail means every jail. */
    <T> T lifting(HostId host, JailName jail, Collection<BanId> ids, Supplier<T> unban) {
        return history.lifting(host, jail, ids, unban);
    }

    /** Lifts every ban of every jail in one command, and keeps who ordered it; the answer is how many. */
    int unbanAll(HostId host, BanOrder order) {
        Set<BanId> ids = inForce.list(host, null).ids();
        int lifted = lifting(host, null, ids, () -> change(host, Fail2ban::unbanAll));
        orders.add(host, Deed.UNBAN, null, order, ids.stream().map(BanId::value));
        return lifted;
    }

    /** Bans in force; without an order the latest come first. */
    public Page<BannedAddress> banned(HostId host, BannedQuery query, PageRequest page) {
        if (query.jail() != null) {
            jails.requireRunning(host, query.jail());
        }
        return inForce.list(host, query.jail()).page(query, page);
    }

    /** The rows of those archived bans that still hold. While the daemon is away: whose time is not over. */
    public Set<Long> stillHolding(HostId host, Collection<ArchivedBan> archived) {
        List<ArchivedBan> running = archived.stream()
                .filter(ban -> ban.endsAt() == null || ban.endsAt().isAfter(Instant.now()))
                .toList();
        try {
            Map<JailName, Set<BanId>> banned = running.stream()
                    .map(ArchivedBan::jail)
                    .distinct()
                    .collect(Collectors.toMap(jail -> jail, jail -> ids(host, jail)));
            return rows(running.stream().filter(ban -> banned.get(ban.jail()).contains(ban.id())));
        } catch (Fail2banException.Unreachable away) {
            return rows(running.stream());
        }
    }

    private Set<BanId> ids(HostId host, JailName jail) {
        boolean known = jails.snapshot(host).has(jail);
        return known
                ? inForce.list(host, jail).bans().stream()
                        .map(banned -> banned.ban().id())
                        .collect(Collectors.toSet())
                : Set.of();
    }

    private static Set<Long> rows(Stream<ArchivedBan> bans) {
        return bans.map(ArchivedBan::rowId).collect(Collectors.toSet());
    }

    /**
     * Where the address is banned now, in all jails, and its archived bans.
     *
     * @throws InvalidInputException for what is no address and was never banned
     */
    public Lookup lookup(HostId host, BanId id) {
        Lookup found = new Lookup(
                id,
                inForce.list(host, null).holding(id),
                history.of(host, id, LOOKUP_HISTORY),
                orders.of(host, id),
                lockOut.ignoring(host, id),
                geo.lookup(id));
        boolean nothing = found.banned().isEmpty() && found.history().isEmpty();
        if (nothing && BannedList.network(id.value()).isEmpty()) {
            throw new InvalidInputException("ip", "refused.neverBanned", id);
        }
        return found;
    }

    /**
     * What an unban lifts: in each jail the bans of just these ids and, for a network that is not banned itself, of all that
     * lies in it. As the daemon has it now.
     *
     * @param jail null for every jail
     */
    public List<BannedAddress> liftable(HostId host, JailName jail, Collection<BanId> ids) {
        inForce.forget(host);
        return inForce.list(host, jail).liftable(ids);
    }

    /** Every ban in force in the jail, or for a null jail in all, as the daemon has it now. */
    List<BannedAddress> all(HostId host, JailName jail) {
        if (jail != null) {
            jails.requireRunning(host, jail);
        }
        inForce.forget(host);
        return inForce.list(host, jail).bans();
    }

    /** Bans again what was banned before, without asking back. */
    void restore(HostId host, JailName jail, Collection<Cidr> networks) {
        change(host, fail2ban -> fail2ban.ban(jail, networks));
    }

    private int change(HostId host, Function<Fail2ban, Integer> command) {
        try {
            return daemon.ask(host, command);
        } finally {
            changed(host);
        }
    }

    /** Bans changed: nothing read before is shown any more, and the archive is brought up to date. */
    void changed(HostId host) {
        inForce.forget(host);
        // what was done stands, whether or not the archive has it yet
        TimerTask.run("history sync", () -> history.sync(host));
    }

    private static void requireSome(Collection<?> addresses) {
        if (addresses.isEmpty()) {
            throw new InvalidInputException("ips", "refused.noAddress");
        }
    }

    private void requireAddressesOrBanned(HostId host, Collection<BanId> ids) {
        List<BanId> strange = ids.stream()
                .filter(id -> BannedList.network(id.value()).isEmpty())
                .toList();
        if (!strange.isEmpty()) {
            inForce.list(host, null).requireAll(strange);
        }
    }
}
