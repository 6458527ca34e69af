package org.bangui.history;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.bangui.events.BanPlaced;
import org.bangui.fail2ban.BanId;
import org.bangui.fail2ban.Fail2ban;
import org.bangui.fail2ban.JailName;
import org.bangui.fail2ban.history.LoggedEvent;
import org.bangui.fail2ban.history.LoggedEvent.Kind;
import org.bangui.fail2ban.history.RecordedBan;
import org.bangui.geo.GeoService;
import org.bangui.server.HealthService;
import org.bangui.system.Fail2banHosts;
import org.bangui.system.HostId;
import org.bangui.system.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Copies what is new in fail2ban to the archive, each ban once; one run per host at a time. */
@ApplicationScoped
class HistorySync {

    private static final Logger log = LoggerFactory.getLogger(HistorySync.class);

    @Inject
    Fail2banHosts hosts;

    @Inject
    HealthService health;

    @Inject
    SyncRepository repository;

    @Inject
    SyncStateRepository states;

    @Inject
    GeoService geo;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    private final Map<HostId, Sources> sources = new ConcurrentHashMap<>();
    private final Map<HostId, Object> turns = new ConcurrentHashMap<>();

    /** The answer is how many bans were archived; each was told to the listener once it stood there. */
    int run(HostId host, Consumer<BanPlaced> listener) {
        synchronized (turns.computeIfAbsent(host, any -> new Object())) {
            try {
                return drain(host, sources(host), listener);
            } catch (RuntimeException e) {
                forget(host);
                throw e;
            }
        }
    }

    private Sources sources(HostId host) {
        Fail2ban daemon = hosts.get(host);
        Sources known = sources.get(host);
        if (known == null || !known.of(daemon)) {
            forget(host);
            known = new Sources(host, daemon, health);
            sources.put(host, known);
        }
        return known;
    }

    private int drain(HostId host, Sources from, Consumer<BanPlaced> listener) {
        int archived = 0;
        from.locate(states.state(host));
        boolean more = true;
        while (more) {
            SyncState state = states.state(host);
            Sources.News news = from.read(state);
            SyncStep step = step(host, state, news);
            if (step != null && !repository.store(step)) {
                forget(host);
                return archived;
            }
            archived += step == null ? 0 : tell(step, listener);
            more = news.more();
        }
        return archived;
    }

    /** Null when there is nothing to write. */
    private SyncStep step(HostId host, SyncState state, Sources.News news) {
        SyncState after = news.after();
        if (news.log().events().isEmpty() && news.rows().isEmpty() && after.samePlace(state)) {
            return null;
        }
        List<LoggedEvent> lines = repository.unknownLines(host, of(news.log().events(), Kind.BAN));
        List<RecordedBan> rows = repository.unknownRows(host, news.rows());
        BanMerge merge = new BanMerge(halfSeen(host, lines, rows), rows, lines);
        return step(host, state, after, merge, news.log().events());
    }

    private SyncStep step(HostId host, SyncState state, SyncState after, BanMerge merge, List<LoggedEvent> events) {
        boolean fromLogAlone = merge.placed().stream().anyMatch(ban -> ban.recorded() == null);
        Map<JailName, Long> banTimes = fromLogAlone ? sources(host).banTimes() : Map.of();
        List<LoggedEvent> ends = of(events, Kind.UNBAN, Kind.RESTORE, Kind.STOP);
        List<LoggedEvent> found = of(events, Kind.FOUND);
        Map<BanId, Whereabouts> places = places(merge);
        return new SyncStep(
                host, state, after, merge, ends, found, banTimes, places, settings.blocklistJail(), clock.instant());
    }

    /** Archives what is known of the past, told to nobody; the answer is how many bans were not archived before. */
    int fill(HostId host, List<RecordedBan> oldRows, List<LoggedEvent> oldEvents) {
        synchronized (turns.computeIfAbsent(host, any -> new Object())) {
            List<LoggedEvent> lines = repository.unknownLines(host, of(oldEvents, Kind.BAN));
            List<RecordedBan> rows = repository.unknownRows(host, oldRows);
            List<HalfSeen> halfSeen = new ArrayList<>();
            if (!lines.isEmpty()) {
                halfSeen.addAll(repository.notLoggedBetween(
                        host, lines.get(0).at(), lines.get(lines.size() - 1).at()));
            }
            rows.stream()
                    .map(RecordedBan::at)
                    .min(Comparator.naturalOrder())
                    .ifPresent(
                            first -> halfSeen.addAll(repository.notRecorded(host, first.minus(BanMerge.CLOCK_AHEAD))));
            BanMerge merge = new BanMerge(halfSeen, rows, lines);
            SyncState state = states.state(host);
            repository.fill(step(host, state, state, merge, oldEvents));
            return merge.placed().size();
        }
    }

    private Map<BanId, Whereabouts> places(BanMerge merge) {
        return merge.placed().stream()
                .map(Sighting::id)
                .distinct()
                .collect(Collectors.toMap(id -> id, id -> Whereabouts.of(id, geo::lookup)));
    }

    private static List<LoggedEvent> of(List<LoggedEvent> events, Kind... kinds) {
        return events.stream()
                .filter(event -> List.of(kinds).contains(event.kind()))
                .toList();
    }

    private List<HalfSeen> halfSeen(HostId host, List<LoggedEvent> lines, List<RecordedBan> rows) {
        List<HalfSeen> found = new ArrayList<>();
        lines.stream()
                .map(LoggedEvent::at)
                .min(Comparator.naturalOrder())
                .ifPresent(first -> found.addAll(repository.notLogged(host, first.minus(BanMerge.ROUNDING))));
        rows.stream()
                .map(RecordedBan::at)
                .min(Comparator.naturalOrder())
                .ifPresent(first -> found.addAll(repository.notRecorded(host, first.minus(BanMerge.CLOCK_AHEAD))));
        return found;
    }

    private static int tell(SyncStep step, Consumer<BanPlaced> listener) {
        List<Sighting> placed = step.merge().placed();
        BanMerge merge = step.merge();
        if (!placed.isEmpty() || !merge.recorded().isEmpty()) {
            log.info(
                    "history.synced host={} archived={} completed={} ended={}",
                    step.host(),
                    placed.size(),
                    merge.recorded().size() + merge.logged().size(),
                    step.ends().size());
        }
        placed.forEach(ban -> listener.accept(new BanPlaced(step.host(), ban.jail(), ban.id(), ban.bannedAt())));
        return placed.size();
    }

    private void forget(HostId host) {
        Sources forgotten = sources.remove(host);
        if (forgotten != null) {
            forgotten.close();
        }
    }

    @PreDestroy
    void close() {
        List.copyOf(sources.keySet()).forEach(this::forget);
    }
}
