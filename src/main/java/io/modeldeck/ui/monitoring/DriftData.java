package io.modeldeck.ui.monitoring;

import io.modeldeck.app.Engine;
import io.modeldeck.chart.Marker;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.drift.Baseline;
import io.modeldeck.drift.DriftResult;
import io.modeldeck.drift.DriftType;
import io.modeldeck.metrics.Granularity;
import io.modeldeck.metrics.MetricPeriod;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.report.OverviewReader;
import io.modeldeck.ui.kit.text.Formats;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What is known of a model's drift.
 *
 * @param newest results of the newest check, the worst first
 * @param history of the checks in the range
 * @param baseline what the next check is compared with
 * @param baselines all that there were, by their number
 * @param version the one that the newest check looked at, else the one in production
 * @param excluded features that take no part in the checks
 * @param days daily periods of the range, for the course of the realised quality
 * @param markers what happened to the model in the range
 */
record DriftData(
        ModelInfo model,
        TimeRange range,
        List<DriftResult> newest,
        DriftHistory history,
        Optional<Baseline> baseline,
        Map<Long, Baseline> baselines,
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
                new DriftHistory(engine.drift().history(model.id(), range, Optional.empty(), Optional.empty())),
                version.flatMap(serving -> engine.baselines().active(model.id(), serving.id())),
                engine.baselines().baselines(model.id()).stream()
                        .collect(Collectors.toMap(Baseline::id, Function.identity())),
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

    /** What a check was compared with, which may be another baseline than that of today. */
    Optional<Baseline> baselineOf(DriftResult result) {
        return result.baselineId().isPresent()
                ? Optional.ofNullable(baselines.get(result.baselineId().getAsLong()))
                : Optional.empty();
    }
}
