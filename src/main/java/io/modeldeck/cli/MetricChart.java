package io.modeldeck.cli;

import io.modeldeck.app.Engine;
import io.modeldeck.chart.Marker;
import io.modeldeck.chart.Series;
import io.modeldeck.chart.TimeSeriesChart;
import io.modeldeck.domain.Stage;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.metrics.Granularity;
import io.modeldeck.metrics.MetricName;
import io.modeldeck.metrics.MetricPeriod;
import io.modeldeck.registry.ModelInfo;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalLong;

/** One metric of a model over time, with its deployments, as a chart. */
record MetricChart(Engine engine, ModelInfo model, OptionalLong versionId, TimeRange range, ZoneId zone) {

    TimeSeriesChart of(MetricName metric, Granularity granularity) {
        List<MetricPeriod> periods = engine.metrics().series(model.id(), versionId, granularity, range);
        long[] at = periods.stream().mapToLong(p -> p.range().fromMillis()).toArray();
        double[] values = periods.stream().mapToDouble(metric::of).toArray();
        return new TimeSeriesChart(
                model.name() + ": " + metric.label(),
                metric.unit().equals("%") ? "share" : metric.unit(),
                range,
                zone,
                List.of(Series.line(metric.label(), at, values, granularity.millis() * 3 / 2)),
                List.of(),
                deployments(),
                false,
                granularity.label() + " rollups · " + Numbers.count(periods.size(), "period", "periods"));
    }

    private List<Marker> deployments() {
        return engine.promotion().stageHistory(model.id()).stream()
                .filter(change -> change.to() == Stage.PRODUCTION && range.contains(change.at()))
                .map(change -> new Marker(
                        change.at().toEpochMilli(), "v" + change.deploymentVersion(), Marker.Kind.DEPLOYMENT))
                .toList();
    }
}
