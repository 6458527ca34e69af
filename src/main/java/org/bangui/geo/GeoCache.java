package org.bangui.geo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.bangui.net.IpAddress;

/**
 * The answers of services on the network, in memory; what is new is written once a minute. Looking up never writes and
 * never waits for the database.
 */
@ApplicationScoped
class GeoCache {

    static final Duration UNSEEN = Duration.ofDays(90);
    static final Duration NEGATIVE_IS_GOOD = Duration.ofDays(1);
    static final Duration ANSWER_IS_GOOD = Duration.ofDays(30);
    private static final Duration SEEN_AGAIN = Duration.ofDays(1);
    private static final int MOST = 50_000;

    @Inject
    GeoCacheRepository repository;

    @Inject
    Clock clock;

    private final Map<Key, NetworkAnswer> answers = new ConcurrentHashMap<>();
    private final Set<Key> unwritten = ConcurrentHashMap.newKeySet();
    private volatile boolean loaded;

    private record Key(IpAddress ip, Resolver resolver) {}

    /** What the service said, negative answers too; it counts as wanted now. */
    Optional<NetworkAnswer> find(IpAddress ip, Resolver resolver) {
        Key key = new Key(ip, resolver);
        NetworkAnswer answer = answers.get(key);
        Instant now = clock.instant();
        if (answer != null && answer.lastSeen().plus(SEEN_AGAIN).isBefore(now)) {
            answers.replace(key, answer.seen(now));
            unwritten.add(key);
        }
        return Optional.ofNullable(answer);
    }

    /** Whether the answer is old enough to be asked for again. */
    boolean isStale(NetworkAnswer answer) {
        Duration good = answer.isNegative() ? NEGATIVE_IS_GOOD : ANSWER_IS_GOOD;
        return answer.cachedAt().plus(good).isBefore(clock.instant());
    }

    void put(NetworkAnswer answer) {
        Key key = new Key(answer.ip(), answer.resolver());
        if (answers.size() < MOST || answers.containsKey(key)) {
            answers.put(key, answer);
            unwritten.add(key);
        }
    }

    /** Reads the stored answers, the first time only. */
    void load() {
        if (!loaded) {
            repository
                    .latest(MOST)
                    .forEach(answer -> answers.putIfAbsent(new Key(answer.ip(), answer.resolver()), answer));
            loaded = true;
        }
    }

    /** Writes what is new. */
    void flush() {
        List<Key> keys = List.copyOf(unwritten);
        List<NetworkAnswer> changed =
                keys.stream().map(answers::get).filter(answer -> answer != null).toList();
        unwritten.removeAll(keys);
        if (changed.isEmpty()) {
            return;
        }
        try {
            repository.put(changed);
        } catch (RuntimeException e) {
            unwritten.addAll(keys);
            throw e;
        }
    }

    /** Forgets what nobody wanted for 90 days; the answer is how much. */
    int dropUnseen() {
        Instant before = clock.instant().minus(UNSEEN);
        answers.values().removeIf(answer -> answer.lastSeen().isBefore(before));
        return repository.dropUnseenSince(before);
    }

    /** Unknown and outdated answers of the service that are worth asking for again. */
    Stream<IpAddress> stale(Resolver resolver) {
        return answers.values().stream()
                .filter(answer -> answer.resolver() == resolver && isStale(answer))
                .map(NetworkAnswer::ip);
    }

    GeoStats.Cache stats() {
        long negative =
                answers.values().stream().filter(NetworkAnswer::isNegative).count();
        return new GeoStats.Cache(answers.size(), negative, unwritten.size());
    }
}
