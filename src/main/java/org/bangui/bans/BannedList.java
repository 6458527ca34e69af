package org.bangui.bans;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bangui.fail2ban.BanId;
import org.bangui.fail2ban.JailName;
import org.bangui.net.Cidr;
import org.bangui.net.IpAddress;
import org.bangui.system.BadParameterException;
import org.bangui.system.InvalidInputException;
import org.bangui.system.InvalidInputException.Fault;
import org.bangui.system.Page;
import org.bangui.system.PageRequest;

/**
 * Searches, sorts and pages bans in force. Made once for a reading and kept with it.
 *
 * @param byAddress the same sorted, once somebody wanted it: a costly order
 */
record BannedList(List<BannedAddress> bans, AtomicReference<List<Keyed>> byAddress) {

    /** A ban with what its address is sorted by: IPv4, then IPv6, then the rest; wider networks first. */
    record Keyed(byte[] key, BannedAddress banned) {}

    private static final Comparator<BannedAddress> BY_ID =
            Comparator.comparing(banned -> banned.ban().id().value());

    private static final Map<String, Comparator<BannedAddress>> ORDERS = Map.of(
            "banned_at", Comparator.comparing(banned -> banned.ban().bannedAt()),
            "ends_at", Comparator.comparing(BannedList::end),
            "ban_count", Comparator.comparingInt(BannedAddress::banCount),
            "country",
                    Comparator.comparing(
                            BannedAddress::countryCode, Comparator.nullsLast(Comparator.<String>naturalOrder())));

    BannedList(List<BannedAddress> bans) {
        this(List.copyOf(bans), new AtomicReference<>());
    }

    /** A permanent ban ends after all others. */
    private static Instant end(BannedAddress banned) {
        Instant end = banned.ban().endsAt();
        return end == null ? Instant.MAX : end;
    }

    Page<BannedAddress> page(BannedQuery query, PageRequest page) {
        List<BannedAddress> found =
                inOrder(query).stream().filter(matching(query.search())).toList();
        List<BannedAddress> rows =
                found.stream().skip(page.offset()).limit(page.pageSize()).toList();
        return new Page<>(rows, found.size(), page.page(), page.pageSize());
    }

    Set<BanId> ids() {
        return bans.stream().map(banned -> banned.ban().id()).collect(Collectors.toSet());
    }

    /** Bans of the address itself and of networks that hold it. */
    List<BannedAddress> holding(BanId id) {
        return bans.stream().filter(holds(id.value())).sorted(BY_ID).toList();
    }

    /** As fail2ban lifts: in each jail the bans of just these ids or, without one, those of all that lies in the network. */
    List<BannedAddress> liftable(Collection<BanId> ids) {
        Set<BanId> wanted = new HashSet<>(ids);
        List<Cidr> networks = wanted.stream()
                .flatMap(id -> network(id.value()).filter(cidr -> !cidr.isSingle()).stream())
                .toList();
        List<BannedAddress> found = new ArrayList<>();
        byJail().values().forEach(jail -> {
            Set<BannedAddress> lifted = new LinkedHashSet<>();
            jail.stream().filter(banned -> wanted.contains(banned.ban().id())).forEach(lifted::add);
            networks.stream()
                    .filter(network -> lifted.stream()
                            .noneMatch(banned -> banned.ban().id().value().equals(network.text())))
                    .forEach(network -> within(jail, network).forEach(lifted::add));
            found.addAll(lifted);
        });
        return found;
    }

    private Map<JailName, List<BannedAddress>> byJail() {
        return bans.stream().collect(Collectors.groupingBy(BannedAddress::jail, TreeMap::new, Collectors.toList()));
    }

    private static Stream<BannedAddress> within(List<BannedAddress> bans, Cidr network) {
        return bans.stream().filter(banned -> isWithin(banned, network));
    }

    /** @throws InvalidInputException naming those that are not banned */
    void requireAll(Collection<BanId> ids) {
        Set<BanId> banned = bans.stream().map(each -> each.ban().id()).collect(Collectors.toSet());
        List<Fault> faults = ids.stream()
                .filter(id -> !banned.contains(id))
                .map(id -> Fault.of("ips", "refused.notBanned", id))
                .toList();
        if (!faults.isEmpty()) {
            throw new InvalidInputException(faults);
        }
    }

    private Predicate<BannedAddress> matching(String search) {
        if (search == null || search.isBlank()) {
            return banned -> true;
        }
        String part = search.strip().toLowerCase(Locale.ROOT);
        Predicate<BannedAddress> contains =
                banned -> banned.ban().id().value().toLowerCase(Locale.ROOT).contains(part);
        return contains.or(holds(part)).or(liesIn(part));
    }

    private static Predicate<BannedAddress> holds(String text) {
        Predicate<BannedAddress> same = banned -> banned.ban().id().value().equals(text);
        Optional<IpAddress> address = network(text).filter(Cidr::isSingle).map(Cidr::network);
        return address.map(each -> same.or(banned -> isNetworkWith(banned, each)))
                .orElse(same);
    }

    /** For a network: everything in it. */
    private Predicate<BannedAddress> liesIn(String text) {
        Optional<Cidr> network = network(text).filter(cidr -> !cidr.isSingle());
        if (network.isEmpty()) {
            return banned -> false;
        }
        Set<BannedAddress> inside = Collections.newSetFromMap(new IdentityHashMap<>());
        sorted().stream()
                .filter(keyed -> isWithin(keyed.key(), network.get()))
                .forEach(keyed -> inside.add(keyed.banned()));
        return inside::contains;
    }

    private static boolean isWithin(byte[] key, Cidr network) {
        byte[] wanted = network.network().bytes();
        if (key.length != wanted.length + 2 || (key[key.length - 1] & 0xff) < network.prefix()) {
            return false;
        }
        int whole = network.prefix() / 8;
        int mask = 0xff00 >> network.prefix() % 8 & 0xff;
        return Arrays.equals(key, 1, 1 + whole, wanted, 0, whole)
                && (mask == 0 || (key[1 + whole] & mask) == (wanted[whole] & mask));
    }

    private static boolean isWithin(BannedAddress banned, Cidr network) {
        return network(banned.ban().id().value())
                .filter(inner -> inner.prefix() >= network.prefix() && network.contains(inner.network()))
                .isPresent();
    }

    private static boolean isNetworkWith(BannedAddress banned, IpAddress address) {
        String id = banned.ban().id().value();
        return id.indexOf('/') > 0
                && network(id).filter(network -> network.contains(address)).isPresent();
    }

    private List<BannedAddress> inOrder(BannedQuery query) {
        boolean descending = query.sort() == null || query.descending();
        if ("ip".equals(query.sort())) {
            return descending ? reversed(addresses()) : addresses();
        }
        Comparator<BannedAddress> order = ORDERS.get(query.sort() == null ? "banned_at" : query.sort());
        if (order == null) {
            throw new BadParameterException("The list can be sorted by ip, country, ban_count, banned_at or ends_at.");
        }
        return bans.stream()
                .sorted((descending ? order.reversed() : order).thenComparing(BY_ID))
                .toList();
    }

    private static List<BannedAddress> reversed(List<BannedAddress> list) {
        List<BannedAddress> reversed = new ArrayList<>(list);
        Collections.reverse(reversed);
        return reversed;
    }

    /** Addresses in numerical order, and after them what is none. */
    private List<BannedAddress> addresses() {
        return sorted().stream().map(Keyed::banned).toList();
    }

    /** The same, with the costly order made already: where nobody waits for it. */
    BannedList prepared() {
        sorted();
        return this;
    }

    private List<Keyed> sorted() {
        if (byAddress.get() == null) {
            Comparator<Keyed> order = (a, b) -> Arrays.compareUnsigned(a.key(), b.key());
            byAddress.set(bans.stream()
                    .map(banned -> new Keyed(key(banned), banned))
                    .sorted(order.thenComparing(Keyed::banned, BY_ID))
                    .toList());
        }
        return byAddress.get();
    }

    private static byte[] key(BannedAddress banned) {
        Optional<Cidr> network = network(banned.ban().id().value());
        if (network.isEmpty()) {
            return new byte[] {(byte) 255};
        }
        byte[] address = network.get().network().bytes();
        byte[] key = new byte[address.length + 2];
        key[0] = (byte) address.length;
        System.arraycopy(address, 0, key, 1, address.length);
        key[key.length - 1] = (byte) network.get().prefix();
        return key;
    }

    static Optional<Cidr> network(String text) {
        try {
            return Optional.of(Cidr.parse(text));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }
}
