package org.bangui.geo;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bangui.geo.WorldMap.Step;
import org.bangui.system.MapThresholds;

/**
 * Which of seven colours a number of bans has: {@code q0} none, then two steps up to each threshold, the step between two
 * thresholds at their geometric mean, {@code q6} from the highest on.
 *
 * @param from the first number of each of the seven steps
 */
record MapScale(List<Long> from) {

    static MapScale of(MapThresholds thresholds) {
        return new MapScale(List.of(
                0L,
                1L,
                (long) thresholds.low(),
                between(thresholds.low(), thresholds.medium()),
                (long) thresholds.medium(),
                between(thresholds.medium(), thresholds.high()),
                (long) thresholds.high()));
    }

    /** The CSS class of a number. */
    String style(long count) {
        int step = from.size() - 1;
        while (step > 0 && count < from.get(step)) {
            step--;
        }
        return "q" + step;
    }

    /** The steps that hold any number at all, lowest first, numbers written as in this language. */
    List<Step> steps(Locale locale) {
        NumberFormat number = NumberFormat.getIntegerInstance(locale);
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < from.size() - 1; i++) {
            long last = from.get(i + 1) - 1;
            String first = number.format(from.get(i));
            if (last >= from.get(i)) {
                String range = last == from.get(i) ? first : first + "–" + number.format(last);
                steps.add(new Step("q" + i, i == 3 || i == 5 ? "" : first, range));
            }
        }
        String open = number.format(from.get(from.size() - 1)) + "+";
        steps.add(new Step("q" + (from.size() - 1), open, open));
        return List.copyOf(steps);
    }

    private static long between(int low, int high) {
        return Math.round(Math.sqrt((double) low * high));
    }
}
