package io.modeldeck.metrics;

import io.modeldeck.domain.TimeRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a series held in many windows over the same stretch of time: its values are read once, its whole hours once where they are needed, and each window is taken from its
 * values, or, where those are gone, from the hours inside it.
 */
final class SlidingSeries {

    private final SeriesPoints points;
    private final Supplier<List<SeriesPeriod>> hourly;
    private Optional<Map<Long, SeriesFigures>> hours = Optional.empty();

    /** @param hourly the hourly periods that start in the stretch; asked for only when a window has no single value */
    SlidingSeries(SeriesPoints points, Supplier<List<SeriesPeriod>> hourly) {
        this.points = points;
        this.hourly = hourly;
    }

    /** Everything in the window, which must lie within the stretch; empty without a value. */
    Optional<SeriesFigures> in(TimeRange window) {
        int from = firstAtOrAfter(window.fromMillis());
        int to = firstAtOrAfter(window.toMillis());
        return from < to ? Optional.of(SeriesFigures.of(points, from, to)) : ofHours(window);
    }

    private Optional<SeriesFigures> ofHours(TimeRange window) {
        Map<Long, SeriesFigures> byStart = hours.orElseGet(this::readHours);
        long hour = Granularity.HOURLY.millis();
        List<SeriesFigures> parts = new ArrayList<>();
        for (long start = Math.ceilDiv(window.fromMillis(), hour) * hour;
                start + hour <= window.toMillis();
                start += hour) {
            SeriesFigures figures = byStart.get(start);
            if (figures != null) {
                parts.add(figures);
            }
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(SeriesFigures.merged(parts));
    }

    private Map<Long, SeriesFigures> readHours() {
        Map<Long, SeriesFigures> byStart = new HashMap<>();
        hourly.get().forEach(period -> byStart.put(period.range().fromMillis(), period.figures()));
        hours = Optional.of(byStart);
        return byStart;
    }

    private int firstAtOrAfter(long millis) {
        int found = Arrays.binarySearch(points.atMillis(), millis);
        return found >= 0 ? found : -found - 1;
    }
}
