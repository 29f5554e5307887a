package io.modeldeck.inference;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Prediction;
import io.modeldeck.registry.ModelVersion;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ThreadLocalRandom;

/** How the rows of one call become events. */
record EventForm(ModelVersion version, List<Column> features, PredictionContext context) {

    private static final int ERROR_LIMIT = 1_000;

    Prediction answered(int row, Predictions predictions, long latencyMicros) {
        return event(
                row,
                predictions.values().get(row),
                present(predictions.confidence()[row]),
                present(predictions.score()[row]),
                latencyMicros,
                "",
                predictions.kept(row));
    }

    Prediction failed(int row, String error) {
        return event(row, "", OptionalDouble.empty(), OptionalDouble.empty(), -1, bounded(error), Map.of());
    }

    static String bounded(String error) {
        return error.length() <= ERROR_LIMIT ? error : error.substring(0, ERROR_LIMIT) + "…";
    }

    private Prediction event(
            int row,
            String value,
            OptionalDouble confidence,
            OptionalDouble score,
            long latencyMicros,
            String error,
            Map<String, Double> probabilities) {
        Instant at = context.at(row);
        return new Prediction(
                context.eventIds().isEmpty() ? newId(at) : context.eventIds().get(row),
                version.modelId(),
                version.id(),
                at,
                features(row),
                value,
                confidence,
                score,
                latencyMicros,
                error,
                context.requestId(),
                context.userId(),
                context.sessionId(),
                Optional.empty(),
                probabilities);
    }

    private Map<String, Object> features(int row) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Column column : features) {
            if (!column.isMissing(row)) {
                values.put(
                        column.name(),
                        switch (column) {
                            case Column.Numeric numbers -> numbers.values()[row];
                            case Column.Categorical texts -> texts.values()[row];
                        });
            }
        }
        return values;
    }

    private static OptionalDouble present(double value) {
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** In the order of time, so that the index of ids grows at its end. */
    static String newId(Instant at) {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(at.toEpochMilli(), 12)
                + "-"
                + hex.toHexDigits(ThreadLocalRandom.current().nextLong());
    }
}
