package io.modeldeck.drift;

import io.modeldeck.domain.TimeRange;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One result of one check, as stored.
 *
 * @param at when the check was due, in event time
 * @param feature the feature, or {@value #TOGETHER}; {@value #PREDICTION} or {@value #SCORE} for predictions; {@value #ESTIMATE} for the concept as it
 *     is estimated without outcomes; empty for the whole data set and the concept as it is
 * @param sentence what it means, in plain words
 * @param window the event time of the rows that were compared (it may reach further back than configured)
 * @param reference the event time of the rows that they were compared with; empty where these have none, as those of a file
 */
public record DriftResult(
        long modelId,
        long versionId,
        Instant at,
        DriftType type,
        Optional<String> feature,
        OptionalLong baselineId,
        Verdict verdict,
        String sentence,
        long nReference,
        long nCurrent,
        TimeRange window,
        Optional<TimeRange> reference,
        Distribution baselineDistribution,
        Distribution currentDistribution) {

    /** The name of the predicted classes or values among the prediction results. */
    public static final String PREDICTION = "prediction";

    /** The name of the numeric features together among the input results. */
    public static final String TOGETHER = "(numbers together)";

    /** The name of the estimated quality beside the realised one. */
    public static final String ESTIMATE = "(estimate)";

    /** The name of the positive class's probability among the prediction results. */
    public static final String SCORE = "score";

    public DriftState state() {
        return verdict.state();
    }

    /** Whether it is about one column of the inputs alone. */
    public boolean concernsColumn() {
        return type == DriftType.INPUT
                && feature.filter(name -> !name.equals(TOGETHER)).isPresent();
    }

    /** 0 when it was not evaluated. */
    public double score() {
        return verdict.driftScore().orElse(0);
    }
}
