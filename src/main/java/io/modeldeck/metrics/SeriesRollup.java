package io.modeldeck.metrics;

import io.modeldeck.domain.TimeRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The hourly and daily figures of series, kept beside their values. */
final class SeriesRollup {

    private final SeriesStore store;

    SeriesRollup(SeriesStore store) {
        this.store = store;
    }

    /** Computes the hours of these times anew from their values, and their days from their hours. */
    void of(long seriesId, long[] atMillis) {
        List<SeriesPeriod> hours = new ArrayList<>();
        long keptFrom = store.keptFrom(seriesId);
        for (TimeRange hour : periodsOf(atMillis, Granularity.HOURLY)) {
            // Of an hour whose values retention removed the figures stay as they are.
            boolean closed = hour.fromMillis() < keptFrom
                    && !store.rollups(seriesId, Granularity.HOURLY, hour).isEmpty();
            hours.addAll(closed ? List.of() : SeriesPeriod.of(store.points(seriesId, hour), Granularity.HOURLY));
        }
        store.keep(seriesId, Granularity.HOURLY, hours);
        List<SeriesPeriod> days = new ArrayList<>();
        for (TimeRange day : periodsOf(atMillis, Granularity.DAILY)) {
            days.addAll(SeriesPeriod.merged(store.rollups(seriesId, Granularity.HOURLY, day), Granularity.DAILY));
        }
        store.keep(seriesId, Granularity.DAILY, days);
    }

    private static List<TimeRange> periodsOf(long[] atMillis, Granularity granularity) {
        return Arrays.stream(atMillis)
                .map(granularity::startOf)
                .distinct()
                .sorted()
                .mapToObj(granularity::periodAt)
                .toList();
    }
}
