package org.bangui.history;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bangui.fail2ban.BanId;
import org.bangui.fail2ban.JailName;
import org.bangui.geo.GeoAnswer;
import org.bangui.geo.GeoService;
import org.bangui.history.FailureRepository.Failure;
import org.bangui.history.StoryEvent.Kind;
import org.bangui.history.StoryRepository.Banned;
import org.bangui.system.HostId;

/** Tells what became of one address. */
@ApplicationScoped
class Stories {

    private static final int MOST_EVENTS = 500;

    private static final Duration UNTIL_READ = Duration.ofSeconds(2);

    @Inject
    StoryRepository repository;

    @Inject
    ArchiveRepository bans;

    @Inject
    FailureRepository failures;

    @Inject
    RunningJails running;

    @Inject
    GeoService geo;

    @Inject
    Clock clock;

    Story tell(HostId host, BanId id) {
        List<ArchivedBan> newest = bans.newestOf(host, id, MOST_EVENTS);
        List<Failure> found = failures.latest(host, id, MOST_EVENTS);
        List<Banned> banned = repository.byJail(host, id);
        Map<JailName, JailRules> rules = rules(host, banned);
        List<StoryJail> jails = jails(banned, newest, rules);
        List<StoryEvent> events = events(newest, found, new LineMarker(rules));
        long count = jails.stream().mapToLong(StoryJail::bans).sum();
        GeoAnswer place = place(id, newest);
        return new Story(
                id,
                count,
                Stream.concat(jails.stream().map(StoryJail::first), times(found))
                        .min(naturalOrder())
                        .orElse(null),
                Stream.concat(jails.stream().map(StoryJail::last), times(found))
                        .max(naturalOrder())
                        .orElse(null),
                count > 1,
                place.countryCode(),
                BanEntry.countryName(place.countryCode()),
                place.asn(),
                place.org(),
                jails,
                events);
    }

    private static Stream<Instant> times(List<Failure> found) {
        return found.stream().map(Failure::at);
    }

    /** As it was known at the latest ban, else as it is known now. */
    private GeoAnswer place(BanId id, List<ArchivedBan> newest) {
        if (newest.isEmpty() || newest.get(0).countryCode() == null) {
            return geo.lookup(id);
        }
        ArchivedBan latest = newest.get(0);
        return new GeoAnswer(latest.countryCode(), latest.asn(), latest.org(), null);
    }

    /** Of the jails that run. */
    private Map<JailName, JailRules> rules(HostId host, List<Banned> jails) {
        Map<JailName, JailRules> rules = new HashMap<>();
        for (Banned each : jails) {
            running.rules(host, each.jail()).ifPresent(known -> rules.put(each.jail(), known));
        }
        return rules;
    }

    private List<StoryJail> jails(List<Banned> jails, List<ArchivedBan> newest, Map<JailName, JailRules> rules) {
        Map<JailName, ArchivedBan> latest = new LinkedHashMap<>();
        newest.forEach(ban -> latest.putIfAbsent(ban.jail(), ban));
        NextBans next = new NextBans(latest.values(), clock.instant());
        return jails.stream()
                .map(jail -> new StoryJail(
                        jail.jail(),
                        jail.bans(),
                        jail.first(),
                        jail.last(),
                        latest.containsKey(jail.jail()) && end(latest.get(jail.jail())) == null,
                        Optional.ofNullable(rules.get(jail.jail()))
                                .map(known -> next.in(jail.jail(), known.escalation()))
                                .orElse(null)))
                .toList();
    }

    private List<StoryEvent> events(List<ArchivedBan> newest, List<Failure> found, LineMarker marker) {
        List<StoryEvent> events = new ArrayList<>();
        for (ArchivedBan ban : newest) {
            events.add(begin(ban, marker));
            StoryEvent end = end(ban);
            if (end != null) {
                events.add(end);
            }
        }
        found.forEach(failure -> events.add(
                new StoryEvent(failure.at(), Kind.FOUND, failure.jail(), failure.times(), null, null, List.of())));
        events.sort(comparing(Stories::happened).thenComparing(StoryEvent::kind).reversed());
        return List.copyOf(events);
    }

    /** A failure stands in fail2ban's log when it was read, a ban has the time of its last failure. */
    private static Instant happened(StoryEvent event) {
        return event.kind() == Kind.FOUND ? event.time().minus(UNTIL_READ) : event.time();
    }

    private static StoryEvent begin(ArchivedBan ban, LineMarker marker) {
        List<MatchedLine> lines =
                ban.matches().stream().map(line -> marker.mark(ban, line)).toList();
        return new StoryEvent(ban.bannedAt(), Kind.BAN, ban.jail(), 1, ban, null, lines);
    }

    /** Null while the ban holds. A ban whose end nobody saw ended with its time. */
    private StoryEvent end(ArchivedBan ban) {
        if (ban.endedAt() != null) {
            return new StoryEvent(ban.endedAt(), Kind.UNBAN, ban.jail(), 1, ban, ban.endedBy(), List.of());
        }
        Instant end = ban.endsAt();
        return end == null || end.isAfter(clock.instant())
                ? null
                : new StoryEvent(end, Kind.UNBAN, ban.jail(), 1, ban, Ending.EXPIRED, List.of());
    }
}
