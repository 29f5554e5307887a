package io.modeldeck.cli.export;

import io.modeldeck.app.Engine;
import io.modeldeck.chart.Gap;
import io.modeldeck.chart.Marker;
import io.modeldeck.chart.Series;
import io.modeldeck.chart.Style;
import io.modeldeck.chart.TimeSeriesChart;
import io.modeldeck.cli.kit.Numbers;
import io.modeldeck.cli.kit.Times;
import io.modeldeck.cli.metrics.BesideOption;
import io.modeldeck.domain.Stage;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.metrics.Granularity;
import io.modeldeck.metrics.MetricBands;
import io.modeldeck.metrics.MetricName;
import io.modeldeck.metrics.MetricPeriod;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.report.NoteMark;
import io.modeldeck.stats.Interval;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * One metric of a model over time, with its deployments and what people noted, as a chart.
 *
 * @param beside what it is held against: a dashed line, moved into the range
 */
record MetricChart(
        Engine engine,
        ModelInfo model,
        OptionalLong versionId,
        TimeRange range,
        ZoneId zone,
        Optional<BesideOption.Beside> beside) {

    TimeSeriesChart of(MetricName metric, Granularity granularity) {
        List<MetricPeriod> periods = engine.metrics().series(model.id(), versionId, granularity, range);
        long[] at = periods.stream().mapToLong(p -> p.range().fromMillis()).toArray();
        double[] values = periods.stream().mapToDouble(metric::of).toArray();
        double[] low = new double[at.length];
        double[] high = new double[at.length];
        for (int i = 0; i < at.length; i++) {
            Optional<Interval> band = MetricBands.of(metric, periods.get(i));
            low[i] = band.map(Interval::low).orElse(Double.NaN);
            high[i] = band.map(Interval::high).orElse(Double.NaN);
        }
        long gap = granularity.millis() * 3 / 2;
        return new TimeSeriesChart(
                model.name() + ": " + metric.label(),
                metric.axis(),
                range,
                zone,
                Stream.concat(
                                Stream.of(
                                        MetricBands.isKnownFor(metric)
                                                ? new Series(metric.label(), at, values, low, high, Style.LINE, gap)
                                                : Series.line(metric.label(), at, values, gap)),
                                beside.stream().map(other -> dashed(other, metric, granularity)))
                        .toList(),
                List.of(),
                Stream.concat(deployments(), notes()).toList(),
                false,
                granularity.label() + " rollups · " + Numbers.count(periods.size(), "period", "periods"),
                engine.sessions().off(range, engine.clock().instant()).stream()
                        .flatMap(off -> off
                                .without(periods.stream()
                                        .map(MetricPeriod::range)
                                        .toList())
                                .stream())
                        .map(off -> new Gap(off, "engine off"))
                        .toList());
    }

    private Series dashed(BesideOption.Beside other, MetricName metric, Granularity granularity) {
        List<MetricPeriod> periods = other.periods(engine, granularity);
        long shift = range.toMillis() - other.range().toMillis();
        return Series.dashed(
                other.word(),
                periods.stream()
                        .mapToLong(period -> period.range().fromMillis() + shift)
                        .toArray(),
                periods.stream().mapToDouble(metric::of).toArray(),
                granularity.millis() * 3 / 2);
    }

    private Stream<Marker> deployments() {
        return engine.promotion().stageHistory(model.id()).stream()
                .filter(change -> change.to() == Stage.PRODUCTION && range.contains(change.at()))
                .map(change -> new Marker(
                        change.at().toEpochMilli(), "v" + change.deploymentVersion(), Marker.Kind.DEPLOYMENT));
    }

    private Stream<Marker> notes() {
        Times times = new Times(zone);
        return engine.annotations().of(model.id(), range, Marker.MOST).stream()
                .map(note -> NoteMark.of(note, note.by() + ", " + times.full(note.at())));
    }
}
