package org.bangui.auth;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.bangui.system.Database;
import org.jdbi.v3.core.Handle;

/** The counters of failed log-ins. */
@ApplicationScoped
class LoginFailureRepository {

    @Inject
    Database database;

    /** Adds a failure, unless the origin has to wait: then nothing is counted and the end of the wait is the answer. */
    Optional<Instant> count(String origin, Instant now) {
        return database.write(handle -> {
            handle.createUpdate("INSERT INTO login_failure (address, failures, failed_at, locked_until)"
                            + " VALUES (:origin, 0, :now, 0) ON CONFLICT DO NOTHING")
                    .bind("origin", origin)
                    .bind("now", now)
                    .execute();
            int failures = addUnlessLocked(handle, origin, now);
            if (failures == 0) {
                return lockedUntil(handle, origin);
            }
            lock(handle, origin, now, failures);
            return Optional.empty();
        });
    }

    /** A wait longer than any that is given out comes from a clock that was set back, and counts for nothing. */
    private static int addUnlessLocked(Handle handle, String origin, Instant now) {
        return handle.createQuery("""
                        UPDATE login_failure SET failures = failures + 1, failed_at = :now
                        WHERE address = :origin AND (locked_until <= :now OR locked_until > :latest) RETURNING failures
                        """)
                .bind("origin", origin)
                .bind("now", now)
                .bind("latest", now.plus(LoginFailures.LONGEST_WAIT))
                .mapTo(Integer.class)
                .findOne()
                .orElse(0);
    }

    private static Optional<Instant> lockedUntil(Handle handle, String origin) {
        return handle.createQuery("SELECT locked_until FROM login_failure WHERE address = :origin")
                .bind("origin", origin)
                .mapTo(Instant.class)
                .findOne();
    }

    private static void lock(Handle handle, String origin, Instant now, int failures) {
        if (failures >= LoginFailures.FREE_TRIES) {
            handle.createUpdate("UPDATE login_failure SET locked_until = :until WHERE address = :origin")
                    .bind("until", now.plus(LoginFailures.waitAfter(failures)))
                    .bind("origin", origin)
                    .execute();
        }
    }

    void forget(String origin) {
        database.write(handle -> handle.execute("DELETE FROM login_failure WHERE address = ?", origin));
    }

    void dropBefore(Instant time) {
        database.write(handle -> handle.createUpdate(
                        "DELETE FROM login_failure WHERE failed_at < :time AND locked_until < :time")
                .bind("time", time)
                .execute());
    }
}
