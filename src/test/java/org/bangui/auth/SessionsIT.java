package org.bangui.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.bangui.system.InvalidInputException;
import org.bangui.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SessionsIT {

    private static final Client HERE = new Client("192.0.2.7", "<script>alert(1)</script>\n\u0000second line");

    @TempDir
    Path folder;

    private Auths on;

    private SessionService sessions(TestDatabase kind) {
        on = new Auths(kind, folder);
        return on.sessions;
    }

    private ApiTokenService tokens(TestDatabase kind) {
        on = new Auths(kind, folder);
        return on.tokens;
    }

    @AfterEach
    void close() {
        on.close();
    }

    @ParameterizedTest
    @EnumSource
    void aTokenNobodyGotIsRefused(TestDatabase kind) {
        SessionService sessions = sessions(kind);
        sessions.open(HERE);

        assertThat(sessions.find("guess")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aClosedSessionIsOverAtOnce(TestDatabase kind) {
        SessionService sessions = sessions(kind);
        String token = sessions.open(HERE);
        sessions.find(token);

        sessions.close(token);

        assertThat(sessions.find(token)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aSessionIsOverWhenItsTimeIs(TestDatabase kind) {
        SessionService sessions = sessions(kind);
        String token = sessions.open(HERE);
        on.clock.forward(Duration.ofHours(8).minusSeconds(5));
        assertThat(sessions.find(token)).isPresent();

        on.clock.forward(Duration.ofSeconds(5));

        assertThat(sessions.find(token)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatAnotherInstanceRevokesIsOverAfterTenSeconds(TestDatabase kind) {
        SessionService sessions = sessions(kind);
        String token = sessions.open(HERE);
        sessions.find(token);
        on.database.write(handle -> handle.execute("DELETE FROM session"));

        on.clock.forward(Duration.ofSeconds(10));

        assertThat(sessions.find(token)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aSessionCanBeRevokedFromTheList(TestDatabase kind) {
        SessionService sessions = sessions(kind);
        String token = sessions.open(HERE);
        String other = sessions.open(HERE);
        long id = sessions.find(token).orElseThrow().id();

        assertThat(sessions.revoke(id)).isTrue();

        assertThat(sessions.find(token)).isEmpty();
        assertThat(sessions.find(other)).isPresent();
        assertThat(sessions.list()).hasSize(1);
        assertThat(sessions.revoke(id)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void whatTheBrowserSaysOfItselfIsOneShortLine(TestDatabase kind) {
        SessionService sessions = sessions(kind);

        sessions.open(new Client("192.0.2.7", HERE.userAgent() + "x".repeat(1000)));

        assertThat(sessions.list().get(0).userAgent()).hasSize(200).doesNotContain("\n", "\u0000");
    }

    @ParameterizedTest
    @EnumSource
    void expiredSessionsAreDropped(TestDatabase kind) {
        SessionService sessions = sessions(kind);
        sessions.open(HERE);
        on.clock.forward(Duration.ofHours(9));

        sessions.dropExpired();

        assertThat(on.database.<Integer, RuntimeException>read(
                        handle -> handle.createQuery("SELECT COUNT(*) FROM session")
                                .mapTo(Integer.class)
                                .one()))
                .isZero();
    }

    @ParameterizedTest
    @EnumSource
    void anApiTokenIsFoundByItsSecretUntilItIsRemoved(TestDatabase kind) {
        ApiTokenService tokens = tokens(kind);
        ApiTokenService.Issued issued = tokens.create(new NewApiToken("backup", true, null));

        assertThat(tokens.find(issued.secret())).contains(issued.token());
        assertThat(issued.token().readOnly()).isTrue();
        tokens.remove(issued.token().id());

        assertThat(tokens.find(issued.secret())).isEmpty();
        assertThatThrownBy(() -> tokens.remove(issued.token().id())).isInstanceOf(UnknownTokenException.class);
    }

    @ParameterizedTest
    @EnumSource
    void anApiTokenExpires(TestDatabase kind) {
        ApiTokenService tokens = tokens(kind);
        java.time.Instant end = java.time.Instant.now().plusSeconds(3600);
        String secret = tokens.create(new NewApiToken("backup", true, end)).secret();

        on.clock.forward(Duration.between(on.clock.instant(), end));

        assertThat(tokens.find(secret)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aNameIsGivenOnce(TestDatabase kind) {
        ApiTokenService tokens = tokens(kind);
        tokens.create(new NewApiToken("backup", true, null));

        assertThatThrownBy(() -> tokens.create(new NewApiToken(" backup ", false, null)))
                .isInstanceOf(TokenNameTakenException.class);
    }

    @ParameterizedTest
    @EnumSource
    void useIsRemembered(TestDatabase kind) {
        ApiTokenService tokens = tokens(kind);
        String secret = tokens.create(new NewApiToken("backup", true, null)).secret();

        tokens.find(secret);

        assertThat(tokens.list().get(0).lastUsedAt()).isEqualTo(on.clock.instant());
    }

    @ParameterizedTest
    @EnumSource
    void aTokenWithoutANameIsRefused(TestDatabase kind) {
        tokens(kind);

        assertThatThrownBy(() -> new NewApiToken(" ", false, null))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        invalid -> assertThat(invalid.faults().get(0).field()).isEqualTo("name"));
    }
}
