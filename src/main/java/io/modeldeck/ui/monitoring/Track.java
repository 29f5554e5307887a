package io.modeldeck.ui.monitoring;

import io.modeldeck.chart.Series;
import io.modeldeck.chart.Style;
import io.modeldeck.metrics.Granularity;
import io.modeldeck.metrics.MetricBands;
import io.modeldeck.metrics.MetricName;
import io.modeldeck.metrics.MetricPeriod;
import io.modeldeck.stats.Interval;
import io.modeldeck.ui.kit.text.MetricWords;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Periods of one length as series, drawn at their middles. Pure. */
record Track(List<MetricPeriod> periods, Granularity granularity) {

    long[] at() {
        return periods.stream()
                .mapToLong(period ->
                        period.range().fromMillis() + period.range().length().toMillis() / 2)
                .toArray();
    }

    double[] values(ToDoubleFunction<MetricPeriod> value) {
        return periods.stream().mapToDouble(value).toArray();
    }

    boolean knows(MetricName metric) {
        return Arrays.stream(values(metric::of)).anyMatch(Double::isFinite);
    }

    /** Over a missing period no line is drawn. */
    long gap() {
        return gap(granularity);
    }

    static long gap(Granularity granularity) {
        return granularity.millis() * 3 / 2;
    }

    Series line(String name, ToDoubleFunction<MetricPeriod> value) {
        return Series.line(name, at(), values(value), gap());
    }

    Series banded(MetricName metric) {
        return banded(MetricWords.of(metric), metric);
    }

    /** The metric with the band in which it may lie by chance alone. */
    Series banded(String name, MetricName metric) {
        double[] low = new double[periods.size()];
        double[] high = new double[periods.size()];
        for (int i = 0; i < low.length; i++) {
            Optional<Interval> band = MetricBands.of(metric, periods.get(i));
            low[i] = band.map(Interval::low).orElse(Double.NaN);
            high[i] = band.map(Interval::high).orElse(Double.NaN);
        }
        return new Series(name, at(), values(metric::of), low, high, Style.LINE, gap());
    }

    /** A dashed line, moved by so much. */
    Series dashed(String name, long shift, ToDoubleFunction<MetricPeriod> value) {
        long[] at = Arrays.stream(at()).map(millis -> millis + shift).toArray();
        return Series.dashed(name, at, values(value), gap());
    }
}
