package org.bangui.system;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lease on the background tasks: of all BanGUIs on one database one holds it. Renewed every 10 s; 60 s without a
 * sign of life and another takes over.
 */
@ApplicationScoped
public class SchedulerLock {

    static final Duration STALE = Duration.ofSeconds(60);

    private static final Logger log = LoggerFactory.getLogger(SchedulerLock.class);
    /** Stops a while before the others may start, so that two never run the same task. */
    private static final Duration TRUSTED = Duration.ofSeconds(45);

    private final String owner = UUID.randomUUID().toString();

    @Inject
    SchedulerLockRepository repository;

    private volatile boolean acquired;
    private volatile long renewedAt;

    /** Whether this instance runs the tasks now. */
    public boolean held() {
        if (!acquired) {
            renew();
        }
        return acquired && System.nanoTime() - renewedAt < TRUSTED.toNanos();
    }

    /** Runs the task when this instance holds the lease; a failure is logged and never thrown. */
    public void runIfHeld(String name, Runnable task) {
        if (held()) {
            TimerTask.run(name, task);
        }
    }

    /** Renews the lease, or takes it over when its holder gave no sign of life. */
    void renew() {
        long asked = System.nanoTime();
        boolean now = repository.take(owner, STALE);
        if (now != acquired) {
            log.info(now ? "This instance runs the background tasks." : "Another instance runs the background tasks.");
        }
        acquired = now;
        renewedAt = asked;
    }

    /** Lets the next one start at once; while the server stops the database is still there, at its end it may be gone. */
    void release(@Observes @BeforeDestroyed(ApplicationScoped.class) Object event) {
        if (acquired) {
            acquired = false;
            repository.release(owner);
        }
    }
}
