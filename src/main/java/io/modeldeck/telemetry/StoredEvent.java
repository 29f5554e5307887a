package io.modeldeck.telemetry;

import io.modeldeck.domain.Prediction;
import java.time.Instant;
import java.util.Optional;

/**
 * An event as it is stored.
 *
 * @param correct whether the prediction was right; empty without a label or a prediction, and for numbers
 * @param feedbackAt when the outcome became known, in event time
 */
public record StoredEvent(
        long id, Prediction prediction, Optional<Boolean> correct, Optional<Instant> feedbackAt, Instant recordedAt) {}
