package org.bangui.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Measures several ways of doing the same in turns, so that whatever disturbs the machine disturbs all of them. */
final class Rounds {

    /** What is measured once. */
    interface Work {
        void run() throws Exception;
    }

    private final Map<String, Work> ways = new LinkedHashMap<>();
    private final Map<String, Integer> repeats = new LinkedHashMap<>();
    private final Map<String, double[]> micros = new LinkedHashMap<>();

    /** @param repeat how often the work is done in one round; its time is divided by it */
    Rounds add(String name, int repeat, Work work) {
        ways.put(name, work);
        repeats.put(name, repeat);
        return this;
    }

    Rounds run(int warmUp, int rounds) throws Exception {
        ways.keySet().forEach(name -> micros.put(name, new double[rounds]));
        for (int round = -warmUp; round < rounds; round++) {
            for (String name : ways.keySet()) {
                double time = measure(ways.get(name), repeats.get(name));
                if (round >= 0) {
                    micros.get(name)[round] = time;
                }
            }
        }
        return this;
    }

    private static double measure(Work work, int repeat) throws Exception {
        long start = System.nanoTime();
        for (int i = 0; i < repeat; i++) {
            work.run();
        }
        return (System.nanoTime() - start) / 1000.0 / repeat;
    }

    /** The median, in microseconds. */
    double median(String name) {
        return median(micros.get(name));
    }

    /** The time that so many percent of the rounds stayed within, in microseconds. */
    double percentile(String name, int percent) {
        double[] sorted = micros.get(name).clone();
        Arrays.sort(sorted);
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }

    /** The median of the ratios of each round. */
    double ratio(String name, String to) {
        double[] ratios = new double[micros.get(name).length];
        Arrays.setAll(ratios, i -> micros.get(name)[i] / micros.get(to)[i]);
        return median(ratios);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted.length % 2 == 1
                ? sorted[sorted.length / 2]
                : (sorted[sorted.length / 2 - 1] + sorted[sorted.length / 2]) / 2;
    }
}
