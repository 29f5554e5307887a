package io.modeldeck.domain;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One prediction as it happened, whether here or elsewhere.
 *
 * @param eventId unique per model
 * @param at when it was made, in event time
 * @param features by name: numbers (Double), texts (String), booleans; a missing value is absent
 * @param value the predicted class or number as text; empty when the call failed
 * @param confidence probability of the predicted class
 * @param score probability of the model's positive class (binary classification)
 * @param latencyMicros duration of the call, microseconds; negative when unknown
 * @param error why the call failed; empty when it did not
 * @param outcome what turned out to be true, when it is known at once
 * @param probabilities of the classes by name; empty when unknown, or where the score says it all
 */
public record Prediction(
        String eventId,
        long modelId,
        long versionId,
        Instant at,
        Map<String, Object> features,
        String value,
        OptionalDouble confidence,
        OptionalDouble score,
        long latencyMicros,
        String error,
        Optional<String> requestId,
        Optional<String> userId,
        Optional<String> sessionId,
        Optional<String> outcome,
        Map<String, Double> probabilities) {

    /** Seven days: what is said to take longer was measured in another unit. Fifteen million such calls still have a sum. */
    public static final long LONGEST_MICROS = 7L * 24 * 60 * 60 * 1_000_000;

    /** Without probabilities of classes. */
    public Prediction(
            String eventId,
            long modelId,
            long versionId,
            Instant at,
            Map<String, Object> features,
            String value,
            OptionalDouble confidence,
            OptionalDouble score,
            long latencyMicros,
            String error,
            Optional<String> requestId,
            Optional<String> userId,
            Optional<String> sessionId,
            Optional<String> outcome) {
        this(
                eventId,
                modelId,
                versionId,
                at,
                features,
                value,
                confidence,
                score,
                latencyMicros,
                error,
                requestId,
                userId,
                sessionId,
                outcome,
                Map.of());
    }
}
