package org.bangui.auth;

import java.nio.file.Path;
import org.bangui.system.Database;
import org.bangui.system.Systems;
import org.bangui.testing.MovableClock;
import org.bangui.testing.TestDatabase;

/** Log-in and sessions on a database of their own, wired as the container would. */
public final class Auths implements AutoCloseable {

    public final MovableClock clock = new MovableClock("2026-03-14T10:00:00Z");
    public final Database database;
    public final AuthService auth = new AuthService();
    final SessionService sessions = new SessionService();
    final ApiTokenService tokens = new ApiTokenService();
    final LoginFailures failures = new LoginFailures();

    public Auths(TestDatabase kind, Path folder) {
        this(Database.open(kind.create(folder)));
    }

    public Auths(Database database) {
        this.database = database;
        failures.repository = new LoginFailureRepository();
        failures.repository.database = database;
        failures.clock = clock;
        sessions.repository = new SessionRepository();
        sessions.repository.database = database;
        sessions.preferences = Systems.preferences(database, clock);
        sessions.failures = failures;
        sessions.clock = clock;
        tokens.repository = new ApiTokenRepository();
        tokens.repository.database = database;
        tokens.clock = clock;
        auth.stored = Systems.storedSettings(database, clock);
        auth.passwords = new Passwords();
        auth.failures = failures;
        auth.sessions = sessions;
        auth.preferences = sessions.preferences;
        auth.clock = clock;
    }

    @Override
    public void close() {
        database.close();
    }
}
