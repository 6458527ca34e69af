package org.bangui.fail2ban;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * Cuts a long list into commands. The daemon carries out one command at a time, so each is sized by how long the last one
 * kept it busy, aiming well below a quarter of a second.
 */
final class Chunks {

    private static final int FIRST = 10;
    private static final int LARGEST = 1000;
    private static final long TARGET_MILLIS = 100;

    private Chunks() {}

    /**
     * Sends the values, each once; the answer is the sum of the answers.
     *
     * @param goOn told after each command; false ends it there
     */
    static int send(Collection<String> values, ToLongFunction<List<String>> command, Predicate<Sent> goOn) {
        List<String> left = List.copyOf(new LinkedHashSet<>(values));
        int size = FIRST;
        long sum = 0;
        boolean wanted = true;
        while (wanted && !left.isEmpty()) {
            List<String> chunk = left.subList(0, Math.min(size, left.size()));
            long start = System.nanoTime();
            int changed = Math.toIntExact(command.applyAsLong(chunk));
            size = next(chunk.size(), TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
            left = left.subList(chunk.size(), left.size());
            sum += changed;
            wanted = goOn.test(new Sent(chunk, changed));
        }
        return Math.toIntExact(sum);
    }

    /** The size after a chunk of this size took so long: at most four times as large. */
    static int next(int size, long millis) {
        long fitting = size * TARGET_MILLIS / Math.max(1, millis);
        return (int) Math.max(1, Math.min(LARGEST, Math.min(4L * size, fitting)));
    }
}
