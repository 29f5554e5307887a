package io.modeldeck.ui.chart;

import java.util.HashSet;
import java.util.Set;

/** Which series of a chart are hidden after a click on the legend, as positions. */
final class HiddenSeries {

    private HiddenSeries() {}

    /** One series alone, or all again where it was alone already. */
    static Set<Integer> alone(Set<Integer> hidden, int series, int count) {
        Set<Integer> others = new HashSet<>();
        for (int i = 0; i < count; i++) {
            if (i != series) {
                others.add(i);
            }
        }
        return hidden.equals(others) ? Set.of() : others;
    }

    /** The first series alone, then the second, after the last all of them. */
    static Set<Integer> next(Set<Integer> hidden, int count) {
        if (hidden.size() != count - 1) {
            return alone(hidden, 0, count);
        }
        int shown = 0;
        while (hidden.contains(shown)) {
            shown++;
        }
        return shown == count - 1 ? Set.of() : alone(hidden, shown + 1, count);
    }

    static Set<Integer> toggled(Set<Integer> hidden, int series) {
        Set<Integer> result = new HashSet<>(hidden);
        if (!result.remove(series)) {
            result.add(series);
        }
        return result;
    }
}
