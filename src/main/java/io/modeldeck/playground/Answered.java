package io.modeldeck.playground;

import io.modeldeck.inference.ModelOutput;
import io.modeldeck.inference.Predictions;
import io.modeldeck.inference.TextAnswer;
import io.modeldeck.registry.ModelVersion;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What came of one call. Exactly one of the three kinds of answers is there.
 *
 * @param took from the question to the whole answer, as it was measured here
 * @param recorded whether it left an event
 */
public record Answered(
        ModelVersion version,
        Duration took,
        boolean recorded,
        Optional<Predictions> rows,
        Optional<Map<String, ModelOutput>> tensors,
        Optional<TextAnswer> text) {

    public double millis() {
        return took.toNanos() / 1e6;
    }
}
