package org.bangui.system;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * What many want to know and what costs the daemon to tell: never read twice at a time, and shared while it is fresh. When
 * a reading takes long, the one before is given out.
 */
public final class SharedReading<T> {

    private final Supplier<T> source;
    private final Executor executor;
    private final Duration fresh;
    private final Duration patience;
    private CompletableFuture<T> inFlight;
    private CompletableFuture<T> following;
    private boolean outdated;
    private T last;
    private long lastAskedAt;
    private boolean expired;

    /**
     * @param fresh how long a reading is shared
     * @param patience how long to wait for a new one before the last one is given out
     */
    public SharedReading(Supplier<T> source, Executor executor, Duration fresh, Duration patience) {
        this.source = source;
        this.executor = executor;
        this.fresh = fresh;
        this.patience = patience;
    }

    /** A fresh reading, or the last one while a new one takes long; throws what the source throws. */
    public T get() {
        return getRecent(Duration.ZERO, patience);
    }

    /** As {@link #get()}; a last one that is not older than {@code recent} is given out after this shorter patience. */
    public T getRecent(Duration recent, Duration shorter) {
        CompletableFuture<T> awaited;
        T before;
        Duration wait;
        synchronized (this) {
            long age = System.nanoTime() - lastAskedAt;
            if (last != null && !expired && age < fresh.toNanos()) {
                return last;
            }
            awaited = current();
            before = last;
            wait = !expired && age < recent.toNanos() ? shorter : patience;
        }
        return await(awaited, before, wait);
    }

    /** The last reading of any age; empty when there was none. */
    public synchronized Optional<T> last() {
        return Optional.ofNullable(last);
    }

    /** What was read so far is outdated: somebody changed something. A reading under way is followed by another one. */
    public synchronized void expire() {
        expired = true;
        outdated = inFlight != null;
    }

    private CompletableFuture<T> current() {
        if (inFlight == null) {
            return ask(new CompletableFuture<>());
        }
        if (!outdated) {
            return inFlight;
        }
        following = following == null ? new CompletableFuture<>() : following;
        return following;
    }

    private CompletableFuture<T> ask(CompletableFuture<T> asked) {
        long askedAt = System.nanoTime();
        inFlight = asked;
        try {
            executor.execute(() -> read(asked, askedAt));
        } catch (RejectedExecutionException e) {
            end(null, askedAt);
            asked.completeExceptionally(e);
        }
        return asked;
    }

    private void read(CompletableFuture<T> asked, long askedAt) {
        try {
            T value = source.get();
            end(value, askedAt);
            asked.complete(value);
        } catch (RuntimeException e) {
            end(null, askedAt);
            asked.completeExceptionally(e);
        }
    }

    private synchronized void end(T value, long askedAt) {
        if (value != null && !outdated) {
            last = value;
            lastAskedAt = askedAt;
            expired = false;
        }
        inFlight = null;
        outdated = false;
        if (following != null) {
            CompletableFuture<T> next = following;
            following = null;
            ask(next);
        }
    }

    private T await(CompletableFuture<T> awaited, T before, Duration wait) {
        try {
            return before == null
                    ? awaited.join()
                    : awaited.copy()
                            .orTimeout(wait.toMillis(), TimeUnit.MILLISECONDS)
                            .join();
        } catch (CompletionException e) {
            if (before != null && e.getCause() instanceof TimeoutException) {
                return before;
            }
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
