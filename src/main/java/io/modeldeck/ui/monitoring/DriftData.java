package io.modeldeck.ui.monitoring;

import io.modeldeck.app.Engine;
import io.modeldeck.chart.Marker;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.drift.Baseline;
import io.modeldeck.drift.DriftResult;
import io.modeldeck.drift.DriftState;
import io.modeldeck.drift.DriftType;
import io.modeldeck.metrics.Granularity;
import io.modeldeck.metrics.MetricPeriod;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.report.OverviewReader;
import io.modeldeck.ui.kit.Formats;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What is known of a model's drift.
 *
 * @param newest results of the newest check, the worst first
 * @param history results of all checks in the range, oldest first
 * @param version the one that the newest check looked at, else the one in production
 * @param excluded features that take no part in the checks
 * @param days daily periods of the range, for the course of the realised quality
 * @param markers what happened to the model in the range
 */
record DriftData(
        ModelInfo model,
        TimeRange range,
        List<DriftResult> newest,
        List<DriftResult> history,
        Optional<Baseline> baseline,
        Optional<ModelVersion> version,
        List<MetricPeriod> days,
        Set<String> excluded,
        List<Marker> markers) {

    /** Off the FX thread only. */
    static DriftData read(Engine engine, Formats formats, ModelInfo model, TimeRange range) {
        List<DriftResult> newest = engine.drift().latest(model.id()).stream()
                .sorted(OverviewReader.worst().reversed())
                .toList();
        Optional<ModelVersion> version = newest.stream()
                .findFirst()
                .flatMap(result -> engine.registry().version(result.versionId()))
                .or(() -> engine.registry().production(model.id()));
        return new DriftData(
                model,
                range,
                newest,
                engine.drift().history(model.id(), range, Optional.empty(), Optional.empty()),
                version.flatMap(serving -> engine.baselines().active(model.id(), serving.id())),
                version,
                engine.metrics().series(model.id(), OptionalLong.empty(), Granularity.DAILY, range),
                version.map(checked -> engine.config().effective(model.id(), checked.id()))
                        .orElseGet(() -> engine.config().effective(model.id()))
                        .drift()
                        .inputRules()
                        .excluded(),
                new MetricsMarkers(engine, formats).of(model, range));
    }

    List<DriftResult> of(DriftType type) {
        return newest.stream().filter(result -> result.type() == type).toList();
    }

    /** Whether the result is about a feature that somebody has left out of the checks. */
    boolean isExcluded(DriftResult result) {
        return result.concernsColumn()
                && result.feature().filter(excluded::contains).isPresent();
    }

    /** How high the checks of one result scored, oldest first; NaN where one was not evaluated. */
    double[] scoresOf(DriftResult result) {
        return courseOf(result).stream()
                .mapToDouble(past -> past.state() == DriftState.NOT_EVALUATED ? Double.NaN : past.score())
                .toArray();
    }

    /** The check of the same thing that is nearest to a moment. */
    Optional<DriftResult> nearest(DriftResult result, long atMillis) {
        return courseOf(result).stream()
                .min(Comparator.comparingLong(past -> Math.abs(past.at().toEpochMilli() - atMillis)));
    }

    /** The course of one result: checks of the same type and feature. */
    List<DriftResult> courseOf(DriftResult result) {
        return history.stream()
                .filter(past -> past.type() == result.type() && past.feature().equals(result.feature()))
                .toList();
    }
}
