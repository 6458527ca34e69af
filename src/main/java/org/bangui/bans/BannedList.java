package org.bangui.bans;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bangui.fail2ban.BanId;
import org.bangui.fail2ban.JailName;
import org.bangui.net.Cidr;
import org.bangui.net.IpAddress;
import org.bangui.system.BadParameterException;
import org.bangui.system.Page;
import org.bangui.system.PageRequest;

/** Searches, sorts and pages bans in force. */
record BannedList(List<BannedAddress> bans) {

    private static final Comparator<BannedAddress> BY_ID =
            Comparator.comparing(banned -> banned.ban().id().value());

    private static final Map<String, Comparator<BannedAddress>> ORDERS = Map.of(
            "banned_at", Comparator.comparing(banned -> banned.ban().bannedAt()),
            "ends_at", Comparator.comparing(BannedList::end));

    /** A permanent ban ends after all others. */
    private static Instant end(BannedAddress banned) {
        Instant end = banned.ban().endsAt();
        return end == null ? Instant.MAX : end;
    }

    Page<BannedAddress> page(BannedQuery query, PageRequest page) {
        List<BannedAddress> found =
                bans.stream().filter(matching(query.search())).toList();
        List<BannedAddress> rows =
                sorted(found, query).skip(page.offset()).limit(page.pageSize()).toList();
        return new Page<>(rows, found.size(), page.page(), page.pageSize());
    }

    /** Bans of the address itself and of networks that hold it. */
    List<BannedAddress> holding(BanId id) {
        return bans.stream().filter(holds(id.value())).sorted(BY_ID).toList();
    }

    /** As fail2ban lifts: in each jail the ban of just this id or, without one, those of all that lies in the network. */
    List<BannedAddress> liftable(BanId id) {
        Optional<Cidr> network = network(id.value()).filter(cidr -> !cidr.isSingle());
        return byJail().values().stream()
                .flatMap(jail -> {
                    List<BannedAddress> own = new BannedList(jail).of(id);
                    return own.isEmpty() && network.isPresent() ? within(jail, network.get()) : own.stream();
                })
                .toList();
    }

    private Map<JailName, List<BannedAddress>> byJail() {
        return bans.stream().collect(Collectors.groupingBy(BannedAddress::jail, TreeMap::new, Collectors.toList()));
    }

    private List<BannedAddress> of(BanId id) {
        return bans.stream().filter(banned -> banned.ban().id().equals(id)).toList();
    }

    private static Stream<BannedAddress> within(List<BannedAddress> bans, Cidr network) {
        return bans.stream().filter(banned -> network(banned.ban().id().value())
                .filter(inner -> inner.prefix() >= network.prefix() && network.contains(inner.network()))
                .isPresent());
    }

    boolean has(BanId id) {
        return bans.stream().anyMatch(banned -> banned.ban().id().equals(id));
    }

    private static Predicate<BannedAddress> matching(String search) {
        if (search == null || search.isBlank()) {
            return banned -> true;
        }
        String part = search.strip().toLowerCase(Locale.ROOT);
        Predicate<BannedAddress> contains =
                banned -> banned.ban().id().value().toLowerCase(Locale.ROOT).contains(part);
        return contains.or(holds(part));
    }

    private static Predicate<BannedAddress> holds(String text) {
        Predicate<BannedAddress> same = banned -> banned.ban().id().value().equals(text);
        Optional<IpAddress> address = network(text).filter(Cidr::isSingle).map(Cidr::network);
        return address.map(each -> same.or(banned -> isNetworkWith(banned, each)))
                .orElse(same);
    }

    private static boolean isNetworkWith(BannedAddress banned, IpAddress address) {
        String id = banned.ban().id().value();
        return id.indexOf('/') > 0
                && network(id).filter(network -> network.contains(address)).isPresent();
    }

    private static Stream<BannedAddress> sorted(List<BannedAddress> found, BannedQuery query) {
        if ("ip".equals(query.sort())) {
            return byAddress(found, query.descending());
        }
        Comparator<BannedAddress> order = ORDERS.get(query.sort() == null ? "banned_at" : query.sort());
        if (order == null) {
            throw new BadParameterException("The list can be sorted by ip, banned_at or ends_at.");
        }
        boolean descending = query.sort() == null || query.descending();
        return found.stream().sorted((descending ? order.reversed() : order).thenComparing(BY_ID));
    }

    /** Addresses in numerical order, and after them what is none. */
    private static Stream<BannedAddress> byAddress(List<BannedAddress> found, boolean descending) {
        record Keyed(Optional<Cidr> network, BannedAddress banned) {}
        Comparator<Keyed> order = Comparator.<Keyed, Boolean>comparing(
                        keyed -> keyed.network().isEmpty())
                .thenComparing(
                        keyed -> keyed.network().orElse(null), Comparator.nullsLast(Comparator.<Cidr>naturalOrder()))
                .thenComparing(Keyed::banned, BY_ID);
        return found.stream()
                .map(banned -> new Keyed(network(banned.ban().id().value()), banned))
                .sorted(descending ? order.reversed() : order)
                .map(Keyed::banned);
    }

    static Optional<Cidr> network(String text) {
        try {
            return Optional.of(Cidr.parse(text));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }
}
