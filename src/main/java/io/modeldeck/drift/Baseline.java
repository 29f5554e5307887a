package io.modeldeck.drift;

import io.modeldeck.domain.TimeRange;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a window is compared with: frozen rows, dated and sized. A baseline is never changed; a new one deactivates it, and both stay listed.
 *
 * @param versionId the version that it belongs to; empty: every version of the model that has none of its own
 * @param datasetId the frozen rows
 * @param range the event time of the rows; empty when they have none
 * @param at when it became the baseline, in event time
 */
public record Baseline(
        long id,
        long modelId,
        OptionalLong versionId,
        BaselineKind kind,
        long datasetId,
        Optional<TimeRange> range,
        long rows,
        BaselineQuality quality,
        boolean active,
        Instant at,
        String by,
        String comment,
        Instant recordedAt) {}
