package io.modeldeck.metrics;

import io.modeldeck.domain.TimeRange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a series held in one period; a period without a value is absent, never a zero. */
public record SeriesPeriod(TimeRange range, SeriesFigures figures) {

    /** The figures of values by period, oldest first. */
    static List<SeriesPeriod> of(SeriesPoints points, Granularity granularity) {
        List<SeriesPeriod> periods = new ArrayList<>();
        int from = 0;
        while (from < points.size()) {
            TimeRange range = granularity.periodAt(points.atMillis()[from]);
            int to = from + 1;
            while (to < points.size() && points.atMillis()[to] < range.toMillis()) {
                to++;
            }
            periods.add(new SeriesPeriod(range, SeriesFigures.of(points, from, to)));
            from = to;
        }
        return periods;
    }

    /** Periods, oldest first, joined into longer ones. */
    static List<SeriesPeriod> merged(List<SeriesPeriod> finer, Granularity granularity) {
        Map<TimeRange, List<SeriesFigures>> parts = new LinkedHashMap<>();
        for (SeriesPeriod period : finer) {
            parts.computeIfAbsent(granularity.periodAt(period.range.fromMillis()), range -> new ArrayList<>())
                    .add(period.figures);
        }
        return parts.entrySet().stream()
                .map(part -> new SeriesPeriod(part.getKey(), SeriesFigures.merged(part.getValue())))
                .toList();
    }
}
