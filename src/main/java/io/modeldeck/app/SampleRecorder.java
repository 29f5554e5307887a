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

/**
 * Records real predictions under the sample world's latencies and failures, which a local call does not have. Since the latency is not the call's,
 * the rows of a day are predicted at once, as long as the same version serves.
 */
final class SampleRecorder implements Playback.Recorder {

    private static final int AT_ONCE = 240;

    /** Rows that were predicted ahead, from {@code firstRow} on. */
    private record Ahead(long versionId, int firstRow, Predictions predictions) {

        boolean holds(ModelVersion version, int from, int to) {
            return versionId == version.id() && from >= firstRow && to <= firstRow + predictions.rows();
        }
    }

    private final Engine engine;
    private final SampleRows world;
    private Optional<Ahead> ahead = Optional.empty();

    SampleRecorder(Engine engine, SampleRows world) {
        this.engine = engine;
        this.world = world;
    }

    @Override
    public List<String> record(
            ModelVersion version, Table features, int from, int to, List<Instant> at, List<String> ids) {
        Ahead predicted = predicted(version, features, from, to);
        List<Prediction> events = new ArrayList<>(at.size());
        List<String> values = new ArrayList<>(at.size());
        for (int row = 0; row < at.size(); row++) {
            String error = world.error(at.get(row).toEpochMilli());
            int answer = from + row - predicted.firstRow();
            Predictions predictions = predicted.predictions();
            String value = error.isEmpty() ? predictions.values().get(answer) : "";
            values.add(value);
            events.add(new Prediction(
                    ids.get(row),
                    version.modelId(),
                    version.id(),
                    at.get(row),
                    features(features, from + row),
                    value,
                    error.isEmpty() ? finite(predictions.confidence()[answer]) : OptionalDouble.empty(),
                    error.isEmpty() ? finite(predictions.score()[answer]) : OptionalDouble.empty(),
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

    private Ahead predicted(ModelVersion version, Table features, int from, int to) {
        if (ahead.isEmpty() || !ahead.get().holds(version, from, to)) {
            int end = Math.min(features.rows(), Math.max(to, from + AT_ONCE));
            Predictions predictions = engine.inference().predict(version, features.slice(from, end));
            ahead = Optional.of(new Ahead(version.id(), from, predictions));
        }
        return ahead.get();
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
