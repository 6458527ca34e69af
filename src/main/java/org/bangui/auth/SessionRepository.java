package org.bangui.auth;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bangui.system.Database;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The stored sessions, found by the hash of their token. */
@ApplicationScoped
class SessionRepository {

    private static final String COLUMNS =
            "id, created_at, expires_at, last_seen_at, remote_addr AS remote_address, user_agent";

    @Inject
    Database database;

    void add(String tokenHash, Client client, Instant now, Instant expiresAt) {
        database.write(handle -> handle.createUpdate("""
                        INSERT INTO session (token_hash, created_at, expires_at, last_seen_at, remote_addr, user_agent)
                        VALUES (:hash, :now, :expiresAt, :now, :address, :userAgent)
                        """)
                .bind("hash", tokenHash)
                .bind("now", now)
                .bind("expiresAt", expiresAt)
                .bind("address", client.remoteAddress())
                .bind("userAgent", client.userAgent())
                .execute());
    }

    Optional<Session> find(String tokenHash, Instant now) {
        return database.read(handle -> handle.createQuery(
                        "SELECT " + COLUMNS + " FROM session WHERE token_hash = :hash AND expires_at > :now")
                .bind("hash", tokenHash)
                .bind("now", now)
                .map(ConstructorMapper.of(Session.class))
                .findOne());
    }

    /** Sessions in force, the one used last first. */
    List<Session> all(Instant now) {
        return database.read(handle -> handle.createQuery("SELECT " + COLUMNS
                        + " FROM session WHERE expires_at > :now ORDER BY last_seen_at DESC, id DESC")
                .bind("now", now)
                .map(ConstructorMapper.of(Session.class))
                .list());
    }

    void seen(long id, Instant now) {
        database.write(handle -> handle.createUpdate("UPDATE session SET last_seen_at = :now WHERE id = :id")
                .bind("now", now)
                .bind("id", id)
                .execute());
    }

    void remove(String tokenHash) {
        database.write(handle -> handle.execute("DELETE FROM session WHERE token_hash = ?", tokenHash));
    }

    boolean remove(long id) {
        return database.write(handle -> handle.execute("DELETE FROM session WHERE id = ?", id)) == 1;
    }

    void removeAll() {
        database.write(handle -> handle.execute("DELETE FROM session"));
    }

    void removeExpired(Instant now) {
        database.write(handle -> handle.createUpdate("DELETE FROM session WHERE expires_at <= :now")
                .bind("now", now)
                .execute());
    }
}
