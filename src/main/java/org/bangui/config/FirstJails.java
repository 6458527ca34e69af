package org.bangui.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.bangui.server.HealthService;

/**
 * Waits for the jails of a daemon that has just begun. It listens before its own start gives it its jails, all at once; one
 * that is there by then makes it lose them all.
 */
@ApplicationScoped
class FirstJails {

    private static final Duration BEGINNING = Duration.ofSeconds(10);

    @Inject
    HealthService health;

    /** Until it has some, or is no longer a beginner. */
    void await(Workshop shop) {
        Instant since = health.check(shop.host()).since();
        if (since.plus(BEGINNING).isAfter(Instant.now())) {
            await(() -> !shop.daemon().jails().isEmpty());
        }
    }

    /** Until it has these, at most ten seconds. */
    void await(Workshop shop, Set<String> names) {
        await(() -> JailControlService.running(shop).containsAll(names));
    }

    private static void await(BooleanSupplier wanted) {
        long deadline = System.nanoTime() + BEGINNING.toNanos();
        while (!wanted.getAsBoolean() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }
}
