package io.modeldeck.chart;

import io.modeldeck.domain.TimeRange;
import java.time.ZoneId;
import java.util.List;

/**
 * Series over one range of time. Samples outside the range are not shown, but a line is drawn towards the nearest of them.
 *
 * @param zone the zone in which days begin and times are written
 * @param zeroBased whether the value axis must contain zero (rates and counts), or follows the data (percentiles)
 * @param gaps times in which nothing could be measured, hatched under the data
 */
public record TimeSeriesChart(
        String title,
        String unit,
        TimeRange range,
        ZoneId zone,
        List<Series> series,
        List<Threshold> thresholds,
        List<Marker> markers,
        boolean zeroBased,
        String footer,
        List<Gap> gaps)
        implements Chart {

    public TimeSeriesChart {
        series = List.copyOf(series);
        thresholds = List.copyOf(thresholds);
        markers = List.copyOf(markers);
        gaps = List.copyOf(gaps);
    }

    /** Without gaps. */
    public TimeSeriesChart(
            String title,
            String unit,
            TimeRange range,
            ZoneId zone,
            List<Series> series,
            List<Threshold> thresholds,
            List<Marker> markers,
            boolean zeroBased,
            String footer) {
        this(title, unit, range, zone, series, thresholds, markers, zeroBased, footer, List.of());
    }

    @Override
    public int points() {
        int points = 0;
        for (Series one : series) {
            points += one.length();
        }
        return points;
    }

    @Override
    public boolean isEmpty() {
        return range.isEmpty() || series.stream().noneMatch(this::hasSomething);
    }

    private boolean hasSomething(Series one) {
        int end = Decimation.lowerBound(one.atMillis(), range.toMillis());
        for (int i = Decimation.lowerBound(one.atMillis(), range.fromMillis()); i < end; i++) {
            if (Double.isFinite(one.values()[i]) || (one.hasBand() && Double.isFinite(one.high()[i]))) {
                return true;
            }
        }
        return false;
    }
}
