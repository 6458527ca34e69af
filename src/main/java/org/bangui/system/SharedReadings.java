package org.bangui.system;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Predicate;

/** A {@link SharedReading} for each key that was asked for. */
public final class SharedReadings<K, T> {

    private final Function<K, SharedReading<T>> begin;
    private final Map<K, SharedReading<T>> readings = new ConcurrentHashMap<>();

    /** Durations as for {@link SharedReading}. */
    public SharedReadings(Function<K, T> source, Executor executor, Duration fresh, Duration patience) {
        begin = key -> new SharedReading<>(() -> source.apply(key), executor, fresh, patience);
    }

    public SharedReading<T> of(K key) {
        return readings.computeIfAbsent(key, begin);
    }

    /** What was read is outdated, and still given out while the next reading takes long. */
    public void expire(Predicate<K> which) {
        readings.forEach((key, reading) -> {
            if (which.test(key)) {
                reading.expire();
            }
        });
    }

    /** What was read is not given out any more. */
    public void forget(Predicate<K> which) {
        readings.keySet().removeIf(which);
    }

    public void forget(K key) {
        readings.remove(key);
    }
}
