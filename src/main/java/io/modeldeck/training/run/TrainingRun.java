package io.modeldeck.training.run;

import io.modeldeck.training.EpochMetrics;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One training, from the queue to its end.
 *
 * @param requestId the retraining request that it answers
 * @param versionId the candidate that it made
 * @param trainedFromId the version that it is to replace
 * @param triggerReference who or what exactly set it off: a name, {@code request 7}
 * @param config the recipe; once it was trained with every default filled in, and the seed
 * @param datasetStats rows, split sizes, row range, data set id and hash, figures of each column and of the label
 * @param epochs what was measured on the training rows after each epoch
 * @param validationMetrics the candidate's and the champion's metrics on the hold-out, and the verdict
 * @param environment Java, system and program versions
 * @param validationPassed empty until the validation has spoken
 * @param failureReason empty unless it failed
 * @param artifact the file that it made; empty until then
 */
public record TrainingRun(
        long id,
        long modelId,
        String modelName,
        OptionalLong requestId,
        OptionalLong versionId,
        OptionalLong trainedFromId,
        RunStatus status,
        TrainingType type,
        TriggeredBy triggeredBy,
        String triggerReference,
        Map<String, Object> config,
        Map<String, Object> datasetStats,
        List<EpochMetrics> epochs,
        Map<String, Object> validationMetrics,
        Map<String, Object> environment,
        Optional<Boolean> validationPassed,
        String failureReason,
        boolean cancelRequested,
        Instant queuedAt,
        Optional<Instant> startedAt,
        Optional<Instant> completedAt,
        Optional<Duration> duration,
        RunPriority priority,
        Optional<RunArtifact> artifact) {

    public TrainingRun {
        config = kept(config);
        datasetStats = kept(datasetStats);
        epochs = List.copyOf(epochs);
        validationMetrics = kept(validationMetrics);
        environment = kept(environment);
    }

    private static Map<String, Object> kept(Map<String, Object> document) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(document));
    }
}
