package org.bangui.fail2ban;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;

/**
 * Cuts a long list into commands. The daemon carries out one command at a time, so each is sized by how long the last one
 * kept it busy, aiming at a quarter of a second.
 */
final class Chunks {

    private static final int FIRST = 25;
    private static final int LARGEST = 1000;
    private static final long TARGET_MILLIS = 250;

    private Chunks() {}

    /** Sends all values, each once; the answer is the sum of the answers. */
    static int send(Collection<String> values, ToLongFunction<List<String>> command) {
        List<String> left = List.copyOf(new LinkedHashSet<>(values));
        int size = FIRST;
        long sum = 0;
        while (!left.isEmpty()) {
            List<String> chunk = left.subList(0, Math.min(size, left.size()));
            long start = System.nanoTime();
            sum += command.applyAsLong(chunk);
            size = next(chunk.size(), TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
            left = left.subList(chunk.size(), left.size());
        }
        return Math.toIntExact(sum);
    }

    /** The size after a chunk of this size took so long: at most four times as large. */
    static int next(int size, long millis) {
        long fitting = size * TARGET_MILLIS / Math.max(1, millis);
        return (int) Math.max(1, Math.min(LARGEST, Math.min(4L * size, fitting)));
    }
}
