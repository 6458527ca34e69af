package org.bangui.auth;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bangui.system.Database;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The stored API tokens. */
@ApplicationScoped
class ApiTokenRepository {

    private static final String COLUMNS = "id, name, read_only, created_at, expires_at, last_used_at";

    @Inject
    Database database;

    /** Stores the token; empty when the name is taken. */
    Optional<ApiToken> add(NewApiToken wish, String tokenHash, Instant now) {
        return database.write(handle -> handle.createQuery("""
                        INSERT INTO api_token (name, token_hash, read_only, created_at, expires_at)
                        VALUES (:name, :hash, :readOnly, :now, :expiresAt)
                        ON CONFLICT (name) DO NOTHING
                        RETURNING id, name, read_only, created_at, expires_at, last_used_at
                        """)
                .bind("name", wish.name())
                .bind("hash", tokenHash)
                .bind("readOnly", wish.readOnly())
                .bind("now", now)
                .bindByType("expiresAt", wish.expiresAt(), Instant.class)
                .map(ConstructorMapper.of(ApiToken.class))
                .findOne());
    }

    Optional<ApiToken> find(String tokenHash, Instant now) {
        return database.read(handle -> handle.createQuery("SELECT " + COLUMNS
                        + " FROM api_token WHERE token_hash = :hash AND (expires_at IS NULL OR expires_at > :now)")
                .bind("hash", tokenHash)
                .bind("now", now)
                .map(ConstructorMapper.of(ApiToken.class))
                .findOne());
    }

    List<ApiToken> all() {
        return database.read(handle -> handle.createQuery("SELECT " + COLUMNS + " FROM api_token ORDER BY name")
                .map(ConstructorMapper.of(ApiToken.class))
                .list());
    }

    void used(long id, Instant now) {
        database.write(handle -> handle.createUpdate("UPDATE api_token SET last_used_at = :now WHERE id = :id")
                .bind("now", now)
                .bind("id", id)
                .execute());
    }

    boolean remove(long id) {
        return database.write(handle -> handle.execute("DELETE FROM api_token WHERE id = ?", id)) == 1;
    }
}
