package org.bangui.auth;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bangui.system.Preferences;

/** The log-ins in force. A session that was checked is believed for ten seconds; ended here, it ends at once. */
@ApplicationScoped
public class SessionService {

    private static final Duration BELIEVED = Duration.ofSeconds(10);
    private static final Duration SEEN_STEP = Duration.ofMinutes(1);
    private static final int MOST_CACHED = 1_000;

    @Inject
    SessionRepository repository;

    @Inject
    Preferences preferences;

    @Inject
    LoginFailures failures;

    @Inject
    Clock clock;

    private final Map<String, Checked> cache = new ConcurrentHashMap<>();

    /** Opens a session; the answer is its token, which is stored nowhere. */
    public String open(Client client) {
        String token = Tokens.random();
        Instant now = Instant.now(clock);
        repository.add(Tokens.hash(token), client, now, now.plus(preferences.sessionLength()));
        return token;
    }

    /** The session of the token; empty when there is none or it expired. */
    public Optional<Session> find(String token) {
        String hash = Tokens.hash(token);
        Instant now = Instant.now(clock);
        Checked known = cache.get(hash);
        if (known != null && known.holdsAt(now)) {
            return Optional.of(known.session());
        }
        cache.remove(hash);
        Optional<Session> found = repository.find(hash, now);
        found.ifPresent(session -> remember(hash, session, now));
        return found;
    }

    private void remember(String hash, Session session, Instant now) {
        if (session.lastSeenAt().plus(SEEN_STEP).isBefore(now)) {
            repository.seen(session.id(), now);
        }
        if (cache.size() >= MOST_CACHED) {
            cache.clear();
        }
        cache.put(hash, new Checked(session, now));
    }

    /** Ends the session of the token. */
    public void close(String token) {
        String hash = Tokens.hash(token);
        repository.remove(hash);
        cache.remove(hash);
    }

    /** Sessions in force, the one used last first. */
    public List<Session> list() {
        return repository.all(Instant.now(clock));
    }

    /** Ends one session; false when there was none. */
    public boolean revoke(long id) {
        boolean removed = repository.remove(id);
        cache.clear();
        return removed;
    }

    /** Ends every session. */
    public void closeAll() {
        repository.removeAll();
        cache.clear();
    }

    /** Drops the rows of sessions that are over, and counters of failures a day ago. */
    public void dropExpired() {
        repository.removeExpired(Instant.now(clock));
        failures.dropOld();
    }

    private record Checked(Session session, Instant at) {
        boolean holdsAt(Instant now) {
            return !now.isBefore(at) && now.isBefore(at.plus(BELIEVED)) && now.isBefore(session.expiresAt());
        }
    }
}
