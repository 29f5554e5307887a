package io.modeldeck.testing;

import io.modeldeck.domain.TimeRange;
import io.modeldeck.drift.Distribution;
import io.modeldeck.drift.DriftResult;
import io.modeldeck.drift.DriftState;
import io.modeldeck.drift.DriftType;
import io.modeldeck.drift.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a check of drift looked at, on the day that ended then; {@link #scored} says what it found.
 *
 * @param feature empty for the data set as a whole
 */
public record DriftFound(long modelId, long versionId, Instant at, DriftType type, String feature) {

    /** From there on a score is drift here. */
    private static final double LIMIT = 0.3;

    public static DriftFound input(Instant at, String feature) {
        return new DriftFound(1, 11, at, DriftType.INPUT, feature);
    }

    public DriftResult scored(double score) {
        return scored(score > LIMIT ? DriftState.DRIFT : DriftState.NO_DRIFT, score);
    }

    public DriftResult scored(DriftState state, double score) {
        return result(state, OptionalDouble.of(score));
    }

    /** Nothing could be said. */
    public DriftResult notEvaluated() {
        return result(DriftState.NOT_EVALUATED, OptionalDouble.empty());
    }

    private DriftResult result(DriftState state, OptionalDouble score) {
        OptionalDouble none = OptionalDouble.empty();
        return new DriftResult(
                modelId,
                versionId,
                at,
                type,
                Optional.of(feature).filter(name -> !name.isEmpty()),
                OptionalLong.empty(),
                new Verdict(state, "ks_test", Map.of(), none, none, none, none, none, "", score),
                "",
                100,
                100,
                TimeRange.endingAt(at, Duration.ofDays(1)),
                Optional.empty(),
                Distribution.none(),
                Distribution.none());
    }
}
