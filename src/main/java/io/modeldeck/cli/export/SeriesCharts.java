package io.modeldeck.cli.export;

import io.modeldeck.chart.Series;
import io.modeldeck.chart.TimeSeriesChart;
import io.modeldeck.cli.kit.Numbers;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.metrics.Granularity;
import io.modeldeck.metrics.SeriesInfo;
import io.modeldeck.metrics.SeriesPeriod;
import io.modeldeck.metrics.SeriesService;
import java.time.ZoneId;
import java.util.List;

/** Series from outside as charts: the mean of each period as a line, from its smallest to its largest value as a band. */
record SeriesCharts(SeriesService service, TimeRange range, ZoneId zone) {

    TimeSeriesChart of(SeriesInfo series, Granularity granularity) {
        List<SeriesPeriod> periods = service.periods(series.id(), granularity, range);
        long[] at = periods.stream().mapToLong(p -> p.range().fromMillis()).toArray();
        double[] mean = periods.stream().mapToDouble(p -> p.figures().mean()).toArray();
        double[] min = periods.stream().mapToDouble(p -> p.figures().min()).toArray();
        double[] max = periods.stream().mapToDouble(p -> p.figures().max()).toArray();
        long gap = granularity.millis() * 3 / 2;
        return new TimeSeriesChart(
                series.name(),
                series.unit(),
                range,
                zone,
                List.of(Series.line("mean", at, mean, gap), Series.band("min to max", at, min, max, gap)),
                List.of(),
                List.of(),
                false,
                granularity.label() + " rollups · " + Numbers.count(periods.size(), "period", "periods"));
    }
}
