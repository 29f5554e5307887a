package io.modeldeck.telemetry;

import io.modeldeck.domain.TimeRange;
import io.modeldeck.telemetry.file.Rejections;
import java.util.Optional;

/**
 * What an import did.
 *
 * @param modelId the model that the events belong to
 * @param versionId the version, the last one where the rows name several
 * @param createdModel whether the import added the model
 * @param createdVersion whether it added a version
 * @param rows data rows read
 * @param imported events that are new
 * @param duplicates rows whose event was there already
 * @param labelled new events that came with their label
 * @param rejected rows that were kept out
 * @param range event times of the rows that were read, new or not; empty when none could be read
 * @param cancelled whether somebody stopped it; what was imported by then stays, and repeating completes it
 */
public record ImportReport(
        long modelId,
        long versionId,
        boolean createdModel,
        boolean createdVersion,
        long rows,
        long imported,
        long duplicates,
        long labelled,
        Rejections rejected,
        Optional<TimeRange> range,
        boolean cancelled) {}
