package io.modeldeck.ui.monitoring;

import io.modeldeck.app.Engine;
import io.modeldeck.chart.Marker;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.drift.Baseline;
import io.modeldeck.quality.ConstraintVerdict;
import io.modeldeck.quality.QualityReport;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.ui.kit.text.Formats;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What is known of the soundness of a model's rows.
 *
 * @param newest the newest check
 * @param history all checks in the range, oldest first
 * @param baseline what the newest check compared with
 * @param notes what people noted about the range
 * @param constraints what people demand of the features, and what the newest check says of each
 */
record QualityData(
        ModelInfo model,
        TimeRange range,
        Optional<QualityReport> newest,
        List<QualityReport> history,
        Optional<Baseline> baseline,
        List<ConstraintVerdict> constraints,
        List<Marker> notes) {

    /** Off the FX thread only. */
    static QualityData read(Engine engine, Formats formats, ModelInfo model, TimeRange range) {
        Optional<QualityReport> newest = engine.quality().latest(model.id());
        return new QualityData(
                model,
                range,
                newest,
                engine.quality().history(model.id(), range).stream()
                        .sorted(Comparator.comparing(QualityReport::at))
                        .toList(),
                newest.flatMap(report -> engine.baselines().active(model.id(), report.versionId())),
                engine.constraints().verdicts(model.id(), newest),
                new MetricsMarkers(engine, formats).notes(model, range));
    }

    long broken() {
        return constraints.stream()
                .filter(verdict -> verdict.broken().orElse(0) > 0)
                .count();
    }
}
