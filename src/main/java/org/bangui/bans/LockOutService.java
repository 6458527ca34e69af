package org.bangui.bans;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bangui.fail2ban.BanId;
import org.bangui.fail2ban.Fail2ban;
import org.bangui.net.Cidr;
import org.bangui.server.HealthService;
import org.bangui.system.HostId;
import org.bangui.system.Settings;

/**
 * Keeps administrators from locking themselves out: knows the address a session comes from, this server, its gateways and
 * proxies, the administrators' networks and what the jails ignore. fail2ban itself bans any of them when told to.
 */
@ApplicationScoped
public class LockOutService {

    @Inject
    Settings settings;

    @Inject
    HealthService daemon;

    /**
     * Those of the networks that touch somebody who is hardly meant, one danger each.
     *
     * @param session where the order comes from, null for background work
     */
    public List<Danger> dangers(HostId host, Collection<Cidr> networks, String session) {
        Ward ward = ward(session);
        daemon.ask(host, Fail2ban::ignoreLists)
                .forEach((jail, entries) -> ward.add(
                        entries.stream()
                                .flatMap(entry -> network(entry).stream())
                                .toList(),
                        Danger.Reason.IGNORED,
                        jail));
        return ward.dangers(networks);
    }

    /** As {@link #dangers}, whatever the jails ignore: what it means to exempt these networks no longer. */
    public List<Danger> exposed(Collection<Cidr> networks, String session) {
        return ward(session).dangers(networks);
    }

    private Ward ward(String session) {
        Ward ward = new Ward();
        network(session).ifPresent(own -> ward.add(List.of(own), Danger.Reason.OWN_SESSION, null));
        ward.add(OwnAddresses.ofThisServer(), Danger.Reason.THIS_SERVER, null);
        ward.add(OwnAddresses.ofGateways(), Danger.Reason.GATEWAY, null);
        ward.add(settings.http().trustedProxies(), Danger.Reason.PROXY, null);
        ward.add(settings.adminNetworks(), Danger.Reason.ADMINISTRATORS, null);
        return ward;
    }

    /** @throws LockOutException when there is a danger and the order does not insist */
    void check(HostId host, Collection<Cidr> networks, BanOrder order) {
        if (order.force()) {
            return;
        }
        List<Danger> dangers = dangers(host, networks, order.from());
        if (!dangers.isEmpty()) {
            throw new LockOutException(dangers);
        }
    }

    /** The ignore lists that hold it. */
    List<Lookup.Ignored> ignoring(HostId host, BanId id) {
        Optional<Cidr> wanted = BannedList.network(id.value());
        if (wanted.isEmpty()) {
            return List.of();
        }
        List<Lookup.Ignored> found = new ArrayList<>();
        daemon.ask(host, Fail2ban::ignoreLists).forEach((jail, entries) -> entries.stream()
                .filter(entry -> BannedList.network(entry)
                        .filter(network -> network.prefix() <= wanted.get().prefix()
                                && network.contains(wanted.get().network()))
                        .isPresent())
                .forEach(entry -> found.add(new Lookup.Ignored(jail, entry))));
        return found;
    }

    private static Optional<Cidr> network(String text) {
        return text == null ? Optional.empty() : BannedList.network(text);
    }
}
