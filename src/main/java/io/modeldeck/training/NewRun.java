package io.modeldeck.training;

import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;

/** A run to be queued. See {@link TrainingRun} for the parts. */
public record NewRun(
        long modelId,
        OptionalLong requestId,
        OptionalLong trainedFromId,
        TrainingType type,
        TriggeredBy triggeredBy,
        String triggerReference,
        Map<String, Object> config,
        Instant at,
        RunPriority priority) {

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
}
