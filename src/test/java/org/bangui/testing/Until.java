package org.bangui.testing;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what takes its time: asks again and again until a deadline. */
public final class Until {

    private Until() {}

    /** Fails when the condition does not hold within a minute. */
    public static void holds(String what, BooleanSupplier condition) {
        holds(Duration.ofSeconds(60), what, condition);
    }

    /** Fails when the condition does not hold in time; {@code what} finishes the sentence "It did not happen in time:". */
    public static void holds(Duration limit, String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("It did not happen in time: " + what);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }
}
