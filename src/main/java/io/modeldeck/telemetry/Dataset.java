package io.modeldeck.telemetry;

import io.modeldeck.domain.TimeRange;
import io.modeldeck.store.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Frozen rows: a training set, a hold-out, a reference. Kept as a gzip CSV under its SHA-256.
 *
 * @param range the event time of the rows; empty when they have none
 * @param source where the rows came from, in words
 */
public record Dataset(
        long id,
        long modelId,
        String name,
        Digest digest,
        long rows,
        List<String> columns,
        Optional<TimeRange> range,
        String source,
        Instant recordedAt) {}
