package org.bangui.bans;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.bangui.fail2ban.ActiveBan;
import org.bangui.fail2ban.BanId;

/**
 * How often what is banned in a jail was banned before, as the archive knows. It is asked once about each ban, and about
 * new ones again, since they come to the archive a moment later.
 */
final class BanCounts {

    private static final Duration NEW = Duration.ofMinutes(1);
    private static final Duration FRESH = Duration.ofMinutes(10);

    private Map<BanId, Known> known = Map.of();
    private Instant since = Instant.MIN;

    private record Known(Instant bannedAt, int times) {}

    /** @param archive how often each of some was banned */
    synchronized Map<BanId, Integer> of(
            List<ActiveBan> bans, Function<Collection<BanId>, Map<BanId, Integer>> archive, Instant now) {
        if (since.isBefore(now.minus(FRESH))) {
            known = Map.of();
            since = now;
        }
        Instant settled = now.minus(NEW);
        List<BanId> asked = bans.stream()
                .filter(ban -> !isKnown(ban) || ban.bannedAt().isAfter(settled))
                .map(ActiveBan::id)
                .toList();
        Map<BanId, Integer> found = archive.apply(asked);
        Map<BanId, Known> all = new HashMap<>();
        Map<BanId, Integer> times = new HashMap<>();
        for (ActiveBan ban : bans) {
            Known before = known.get(ban.id());
            int count = found.getOrDefault(ban.id(), isKnown(ban) ? before.times() : 0);
            all.put(ban.id(), new Known(ban.bannedAt(), count));
            times.put(ban.id(), count);
        }
        known = all;
        return times;
    }

    private boolean isKnown(ActiveBan ban) {
        Known before = known.get(ban.id());
        return before != null && before.bannedAt().equals(ban.bannedAt());
    }
}
