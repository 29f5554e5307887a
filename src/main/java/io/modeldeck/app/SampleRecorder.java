package io.modeldeck.app;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Prediction;
import io.modeldeck.domain.Table;
import io.modeldeck.inference.Predictions;
import io.modeldeck.registry.ModelVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Records real predictions under the sample world's latencies and failures, which a local call does not have. */
final class SampleRecorder implements Playback.Recorder {

    private final Engine engine;
    private final SampleRows world;

    SampleRecorder(Engine engine, SampleRows world) {
        this.engine = engine;
        this.world = world;
    }

    @Override
    public List<String> record(ModelVersion version, Table features, int firstRow, List<Instant> at, List<String> ids) {
        Predictions predictions = engine.inference().predict(version, features);
        List<Prediction> events = new ArrayList<>(at.size());
        List<String> values = new ArrayList<>(at.size());
        for (int row = 0; row < at.size(); row++) {
            String error = world.error(at.get(row).toEpochMilli());
            String value = error.isEmpty() ? predictions.values().get(row) : "";
            values.add(value);
            events.add(new Prediction(
                    ids.get(row),
                    version.modelId(),
                    version.id(),
                    at.get(row),
                    features(features, row),
                    value,
                    error.isEmpty() ? finite(predictions.confidence()[row]) : OptionalDouble.empty(),
                    error.isEmpty() ? finite(predictions.score()[row]) : OptionalDouble.empty(),
                    world.latencyMicros(at.get(row).toEpochMilli()),
                    error,
                    Optional.of("sample-" + ids.get(row)),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()));
        }
        engine.intake().accept(events);
        return values;
    }

    private static Map<String, Object> features(Table table, int row) {
        Map<String, Object> features = new LinkedHashMap<>();
        for (Column column : table.columns()) {
            if (!column.isMissing(row)) {
                features.put(
                        column.name(),
                        column instanceof Column.Numeric numbers ? (Object) numbers.values()[row] : column.text(row));
            }
        }
        return features;
    }

    private static OptionalDouble finite(double value) {
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
