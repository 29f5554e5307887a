package io.modeldeck.metrics;

import io.modeldeck.domain.TimeRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a series held in many windows over the same stretch of time: its values and its whole hours are read once, and each window is taken from its
 * values, or, where those are gone, from the hours inside it.
 */
final class SlidingSeries {

    private final SeriesPoints points;
    private final Map<Long, SeriesFigures> hours = new HashMap<>();

    /** @param hours the hourly periods that start in the stretch */
    SlidingSeries(SeriesPoints points, List<SeriesPeriod> hours) {
        this.points = points;
        hours.forEach(period -> this.hours.put(period.range().fromMillis(), period.figures()));
    }

    /** Everything in the window, which must lie within the stretch; empty without a value. */
    Optional<SeriesFigures> in(TimeRange window) {
        int from = firstAtOrAfter(window.fromMillis());
        int to = firstAtOrAfter(window.toMillis());
        return from < to ? Optional.of(SeriesFigures.of(points, from, to)) : ofHours(window);
    }

    private Optional<SeriesFigures> ofHours(TimeRange window) {
        long hour = Granularity.HOURLY.millis();
        List<SeriesFigures> parts = new ArrayList<>();
        for (long start = Math.ceilDiv(window.fromMillis(), hour) * hour;
                start + hour <= window.toMillis();
                start += hour) {
            SeriesFigures figures = hours.get(start);
            if (figures != null) {
                parts.add(figures);
            }
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(SeriesFigures.merged(parts));
    }

    private int firstAtOrAfter(long millis) {
        int found = Arrays.binarySearch(points.atMillis(), millis);
        return found >= 0 ? found : -found - 1;
    }
}
