package io.modeldeck.training.run;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A run to be queued. See {@link TrainingRun} for the parts.
 *
 * @param notBefore it does not start earlier; empty: as soon as it is its turn
 */
public record NewRun(
        long modelId,
        OptionalLong requestId,
        OptionalLong trainedFromId,
        TrainingType type,
        TriggeredBy triggeredBy,
        String triggerReference,
        Map<String, Object> config,
        Instant at,
        RunPriority priority,
        Optional<Instant> notBefore) {

    public NewRun(
            long modelId,
            OptionalLong requestId,
            OptionalLong trainedFromId,
            TrainingType type,
            TriggeredBy triggeredBy,
            String triggerReference,
            Map<String, Object> config,
            Instant at,
            RunPriority priority) {
        this(
                modelId,
                requestId,
                trainedFromId,
                type,
                triggeredBy,
                triggerReference,
                config,
                at,
                priority,
                Optional.empty());
    }

    /** A run that waits for its turn like others. */
    public NewRun(
            long modelId,
            OptionalLong requestId,
            OptionalLong trainedFromId,
            TrainingType type,
            TriggeredBy triggeredBy,
            String triggerReference,
            Map<String, Object> config,
            Instant at) {
        this(modelId, requestId, trainedFromId, type, triggeredBy, triggerReference, config, at, RunPriority.NORMAL);
    }

    /** The same run, which does not start earlier than that. */
    public NewRun heldUntil(Instant time) {
        return new NewRun(
                modelId,
                requestId,
                trainedFromId,
                type,
                triggeredBy,
                triggerReference,
                config,
                at,
                priority,
                Optional.of(time));
    }
}
