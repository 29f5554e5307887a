package io.modeldeck.ui.monitoring;

import io.modeldeck.chart.Series;
import io.modeldeck.chart.TimeSeriesChart;
import io.modeldeck.metrics.SeriesPeriod;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import java.time.ZoneId;
import java.util.List;

/** Charts of series from outside: the mean of each period, from its least to its largest value. Pure. */
record OutsideCharts(ZoneId zone, MetricsMarks marks) {

    TimeSeriesChart of(SeriesData series) {
        int length = series.periods().size();
        long[] at = new long[length];
        double[] mean = new double[length];
        double[] min = new double[length];
        double[] max = new double[length];
        for (int i = 0; i < length; i++) {
            SeriesPeriod period = series.periods().get(i);
            at[i] = (period.range().fromMillis() + period.range().toMillis()) / 2;
            mean[i] = period.figures().mean();
            min[i] = period.figures().min();
            max[i] = period.figures().max();
        }
        long gap = Track.gap(series.granularity());
        return new TimeSeriesChart(
                series.info().name(),
                series.info().unit(),
                series.range(),
                zone,
                List.of(
                        Series.line(Messages.text("metrics.mean"), at, mean, gap),
                        Series.band(Messages.text("metrics.min-max"), at, min, max, gap)),
                List.of(),
                marks.markers(),
                false,
                Messages.text(
                        "metrics.footer",
                        Messages.text("metrics.rollups." + series.granularity().word()),
                        Formats.count(length)));
    }
}
