package org.bangui.bans;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import org.bangui.fail2ban.BanId;
import org.bangui.fail2ban.JailName;
import org.bangui.net.Cidr;
import org.bangui.system.HostId;

/** Lifts bans in a way that can be undone for a minute. */
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
    Clock clock;

    private final Map<String, Lifted> lifted = new ConcurrentHashMap<>();

    private record Lifted(HostId host, List<BannedAddress> bans, Instant until) {}

    /** As {@link BanService#unban(HostId, JailName, Collection, BanOrder)}. */
    public Undoable unban(HostId host, JailName jail, Collection<BanId> ids, BanOrder order) {
        bans.checkUnban(host, jail, ids);
        List<BannedAddress> before = bans.liftable(host, jail, ids);
        return remember(host, before, () -> bans.unban(host, jail, ids, order));
    }

    /** Lifts just these, each in its jail. */
    public Undoable unban(HostId host, Collection<BannedAddress> chosen, BanOrder order) {
        Map<JailName, List<BanId>> ids = new TreeMap<>();
        byJail(chosen)
                .forEach((jail, some) -> ids.put(
                        jail, some.stream().map(banned -> banned.ban().id()).toList()));
        List<BannedAddress> before = new ArrayList<>();
        ids.forEach((jail, each) -> before.addAll(bans.liftable(host, jail, each)));
        return remember(host, before, () -> ids.entrySet().stream()
                .mapToInt(jail -> bans.unban(host, jail.getKey(), jail.getValue(), order))
                .sum());
    }

    /** Lifts every ban of every jail. */
    public Undoable unbanAll(HostId host, BanOrder order) {
        return remember(host, bans.all(host), () -> bans.unbanAll(host, order));
    }

    private Undoable remember(HostId host, List<BannedAddress> before, IntSupplier deed) {
        Instant now = clock.instant();
        lifted.values().removeIf(old -> old.until().isBefore(now));
        int count = deed.getAsInt();
        String id = UUID.randomUUID().toString();
        Instant until = clock.instant().plus(WINDOW);
        lifted.put(id, new Lifted(host, before, until));
        return new Undoable(id, count, until);
    }

    /** Bans again what was lifted. @throws UndoOverException after a minute, or the second time */
    public Undone undo(String id, BanOrder order) {
        Lifted taken = lifted.remove(id);
        if (taken == null || taken.until().isBefore(clock.instant())) {
            throw new UndoOverException();
        }
        Map<JailName, List<BannedAddress>> byJail = byJail(taken.bans());
        if (taken.bans().size() > BulkService.AT_ONCE) {
            List<String> jobs = new ArrayList<>();
            byJail.forEach((jail, before) -> jobs.add(
                    bulk.restore(taken.host(), jail, networks(before), order).id()));
            return new Undone(0, 0, 0, strange(taken.bans()), jobs);
        }
        byJail.forEach((jail, before) -> bans.restore(taken.host(), jail, networks(before)));
        return compare(taken);
    }

    private Undone compare(Lifted taken) {
        Map<List<Object>, BannedAddress> now = bans.all(taken.host()).stream()
                .collect(Collectors.toMap(UndoService::key, Function.identity(), (one, other) -> one));
        int restored = 0;
        int later = 0;
        int sooner = 0;
        for (BannedAddress before : taken.bans()) {
            BannedAddress again = now.get(key(before));
            restored += again == null ? 0 : 1;
            later += again != null && end(again).isAfter(end(before).plus(SLACK)) ? 1 : 0;
            sooner += again != null && end(again).isBefore(end(before).minus(SLACK)) ? 1 : 0;
        }
        return new Undone(restored, later, sooner, strange(taken.bans()), List.of());
    }

    private static List<Object> key(BannedAddress banned) {
        return List.of(banned.jail(), banned.ban().id());
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
