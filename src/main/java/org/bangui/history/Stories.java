package org.bangui.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bangui.fail2ban.BanId;
import org.bangui.history.StoryEvent.Kind;
import org.bangui.system.HostId;

/** Tells what became of one address. */
@ApplicationScoped
class Stories {

    private static final int MOST_BANS = 500;

    @Inject
    StoryRepository repository;

    @Inject
    ArchiveRepository bans;

    @Inject
    Clock clock;

    Story tell(HostId host, BanId id) {
        List<ArchivedBan> newest = bans.newestOf(host, id, MOST_BANS);
        List<StoryJail> jails = repository.jails(host, id);
        ArchivedBan latest = newest.isEmpty() ? null : newest.get(0);
        long count = jails.stream().mapToLong(StoryJail::bans).sum();
        String country = latest == null ? null : latest.countryCode();
        return new Story(
                id,
                count,
                jails.stream()
                        .map(StoryJail::first)
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                jails.stream()
                        .map(StoryJail::last)
                        .max(Comparator.naturalOrder())
                        .orElse(null),
                count > 1,
                country,
                BanEntry.countryName(country),
                latest == null ? null : latest.asn(),
                latest == null ? null : latest.org(),
                jails,
                events(newest));
    }

    private List<StoryEvent> events(List<ArchivedBan> newest) {
        List<StoryEvent> events = new ArrayList<>();
        for (ArchivedBan ban : newest) {
            events.add(begin(ban));
            StoryEvent end = end(ban);
            if (end != null) {
                events.add(end);
            }
        }
        events.sort(Comparator.comparing(StoryEvent::time)
                .thenComparing(StoryEvent::kind)
                .reversed());
        return List.copyOf(events);
    }

    private static StoryEvent begin(ArchivedBan ban) {
        List<MatchedLine> lines = ban.matches().stream()
                .map(line -> MatchedLine.marking(line, ban.id().value()))
                .toList();
        return new StoryEvent(ban.bannedAt(), Kind.BAN, ban.jail(), ban, null, lines);
    }

    /** Null while the ban holds. A ban whose end nobody saw ended with its time. */
    private StoryEvent end(ArchivedBan ban) {
        if (ban.endedAt() != null) {
            return new StoryEvent(ban.endedAt(), Kind.UNBAN, ban.jail(), ban, ban.endedBy(), List.of());
        }
        Instant end = ban.endsAt();
        return end == null || end.isAfter(clock.instant())
                ? null
                : new StoryEvent(end, Kind.UNBAN, ban.jail(), ban, Ending.EXPIRED, List.of());
    }
}
