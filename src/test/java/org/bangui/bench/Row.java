package org.bangui.bench;

/**
 * One figure of a benchmark.
 *
 * @param unit {@code x} for a ratio, whose two sides are rows of their own
 * @param bar what is expected, null when nothing is
 * @param lowerIsBetter which side of the bar is good
 */
public record Row(String name, double value, String unit, Double bar, boolean lowerIsBetter) {

    static Row figure(String name, double value, String unit) {
        return new Row(name, value, unit, null, true);
    }

    static Row atMost(String name, double value, double bar) {
        return new Row(name, value, "x", bar, true);
    }

    static Row atMost(String name, double value, String unit, double bar) {
        return new Row(name, value, unit, bar, true);
    }

    static Row atLeast(String name, double value, double bar) {
        return new Row(name, value, "x", bar, false);
    }

    /** Null when nothing is expected. */
    Boolean met() {
        return bar == null ? null : lowerIsBetter ? value <= bar : value >= bar;
    }
}
