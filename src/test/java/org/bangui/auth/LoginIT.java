package org.bangui.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.bangui.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LoginIT {

    private static final String RIGHT = "correct horse";
    private static final Client HERE = new Client("192.0.2.7", "test");

    @TempDir
    Path folder;

    private Auths on;

    private AuthService auth(TestDatabase kind) {
        on = new Auths(kind, folder);
        on.auth.setPassword(RIGHT);
        return on.auth;
    }

    private static void fail(AuthService auth, Client client, int times) {
        for (int i = 0; i < times; i++) {
            assertThatThrownBy(() -> auth.login("wrong horse", client)).isInstanceOf(WrongPasswordException.class);
        }
    }

    @AfterEach
    void close() {
        on.close();
    }

    @ParameterizedTest
    @EnumSource
    void theRightPasswordOpensASession(TestDatabase kind) {
        String token = auth(kind).login(RIGHT, HERE);

        assertThat(on.sessions.find(token)).hasValueSatisfying(session -> {
            assertThat(session.remoteAddress()).isEqualTo("192.0.2.7");
            assertThat(session.expiresAt()).isEqualTo(on.clock.instant().plus(Duration.ofHours(8)));
        });
    }

    @ParameterizedTest
    @EnumSource
    void aWrongOneOpensNone(TestDatabase kind) {
        fail(auth(kind), HERE, 1);

        assertThat(on.sessions.list()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void theTokenStandsNowhereInTheDatabase(TestDatabase kind) {
        String token = auth(kind).login(RIGHT, HERE);

        String stored = on.database.read(handle -> handle.createQuery("SELECT token_hash FROM session")
                .mapTo(String.class)
                .one());

        assertThat(stored).hasSize(64).isNotEqualTo(token);
    }

    @ParameterizedTest
    @EnumSource
    void afterTheFifthFailureTheAddressWaits(TestDatabase kind) {
        AuthService auth = auth(kind);
        fail(auth, HERE, 5);

        assertThatThrownBy(() -> auth.login(RIGHT, HERE))
                .isInstanceOfSatisfying(LockedOutException.class, locked -> assertThat(locked.until())
                        .isEqualTo(on.clock.instant().plus(Duration.ofSeconds(15))));
    }

    @ParameterizedTest
    @EnumSource
    void afterTheWaitTheRightPasswordIsTakenAndTheCountBeginsAnew(TestDatabase kind) {
        AuthService auth = auth(kind);
        fail(auth, HERE, 5);
        on.clock.forward(Duration.ofSeconds(15));

        auth.login(RIGHT, HERE);

        fail(auth, HERE, 4);
        assertThat(auth.login(RIGHT, HERE)).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void eachFurtherFailureDoublesTheWait(TestDatabase kind) {
        AuthService auth = auth(kind);
        fail(auth, HERE, 5);
        on.clock.forward(Duration.ofSeconds(15));
        fail(auth, HERE, 1);
        on.clock.forward(Duration.ofSeconds(29));

        assertThatThrownBy(() -> auth.login(RIGHT, HERE)).isInstanceOf(LockedOutException.class);
    }

    @ParameterizedTest
    @EnumSource
    void aClockThatIsSetBackLocksNobodyOut(TestDatabase kind) {
        AuthService auth = auth(kind);
        fail(auth, HERE, 5);

        on.clock.forward(Duration.ofDays(-1));

        assertThat(auth.login(RIGHT, HERE)).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void anotherAddressDoesNotWait(TestDatabase kind) {
        AuthService auth = auth(kind);
        fail(auth, HERE, 5);

        assertThat(auth.login(RIGHT, new Client("192.0.2.8", "test"))).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void addressesOfOneIpv6NetworkAreCountedTogether(TestDatabase kind) {
        AuthService auth = auth(kind);
        for (int i = 1; i <= 5; i++) {
            fail(auth, new Client("2001:db8::" + i, "test"), 1);
        }

        assertThatThrownBy(() -> auth.login(RIGHT, new Client("2001:db8::ffff", "test")))
                .isInstanceOf(LockedOutException.class);
        assertThat(auth.login(RIGHT, new Client("2001:db8:0:1::1", "test"))).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void manyGuessesAtOnceGetNoMoreTriesThanOneByOne(TestDatabase kind) throws Exception {
        AuthService auth = auth(kind);
        ExecutorService threads = Executors.newFixedThreadPool(20);
        try {
            long looked = threads
                    .invokeAll(IntStream.range(0, 40)
                            .mapToObj(i -> (Callable<Boolean>) () -> wasLookedAt(auth))
                            .toList())
                    .stream()
                    .filter(LoginIT::result)
                    .count();

            assertThat(looked).isEqualTo(5);
        } finally {
            threads.shutdownNow();
        }
    }

    private static boolean wasLookedAt(AuthService auth) {
        try {
            auth.login("wrong horse", HERE);
        } catch (LockedOutException e) {
            return false;
        } catch (WrongPasswordException e) {
            return true;
        }
        throw new AssertionError("a wrong password was taken");
    }

    private static boolean result(Future<Boolean> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aNewPasswordEndsEverySessionAtOnce(TestDatabase kind) {
        AuthService auth = auth(kind);
        String old = auth.login(RIGHT, HERE);
        assertThat(on.sessions.find(old)).isPresent();

        String fresh = auth.changePassword(RIGHT, "another horse", HERE);

        assertThat(on.sessions.find(old)).isEmpty();
        assertThat(on.sessions.find(fresh)).isPresent();
        fail(auth, HERE, 1);
    }

    @ParameterizedTest
    @EnumSource
    void aPasswordOfNineCharactersIsRefused(TestDatabase kind) {
        AuthService auth = auth(kind);

        assertThatThrownBy(() -> auth.setPassword("ninechars"))
                .isInstanceOf(WeakPasswordException.class)
                .hasMessageContaining("10 characters");
    }
}
