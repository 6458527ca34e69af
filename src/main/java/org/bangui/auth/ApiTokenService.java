package org.bangui.auth;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tokens for scripts. */
@ApplicationScoped
public class ApiTokenService {

    private static final String PREFIX = "bangui_";
    private static final Duration USED_STEP = Duration.ofMinutes(1);

    @Inject
    ApiTokenRepository repository;

    @Inject
    Clock clock;

    /** Makes a token; its secret is in the answer and nowhere else. @throws TokenNameTakenException */
    public Issued create(NewApiToken wish) {
        String secret = PREFIX + Tokens.random();
        ApiToken token = repository
                .add(wish, Tokens.hash(secret), Instant.now(clock))
                .orElseThrow(() -> new TokenNameTakenException(wish.name()));
        return new Issued(token, secret);
    }

    /** The token of the secret; empty when there is none or it expired. */
    public Optional<ApiToken> find(String secret) {
        Instant now = Instant.now(clock);
        Optional<ApiToken> found = repository.find(Tokens.hash(secret), now);
        found.filter(token -> token.lastUsedAt() == null
                        || token.lastUsedAt().plus(USED_STEP).isBefore(now))
                .ifPresent(token -> repository.used(token.id(), now));
        return found;
    }

    /** All tokens by name. */
    public List<ApiToken> list() {
        return repository.all();
    }

    /** Ends the token at once. @throws UnknownTokenException when there is none */
    public void remove(long id) {
        if (!repository.remove(id)) {
            throw new UnknownTokenException(id);
        }
    }

    /** A token just made. @param secret what a script sends; shown this once */
    public record Issued(ApiToken token, String secret) {}
}
