package io.modeldeck.telemetry;

import io.modeldeck.domain.TimeRange;
import io.modeldeck.telemetry.file.Rejections;
import java.util.Optional;

/**
 * What an import of labels did.
 *
 * @param rows data rows read
 * @param labelled events that got a label, or another one than they had
 * @param unchanged events that had this label already
 * @param missing rows without a label
 * @param unknown rows whose event does not exist; they are among the rejected
 * @param rejected rows that were kept out
 * @param range when the labels became known
 */
public record FeedbackReport(
        long modelId,
        long rows,
        long labelled,
        long unchanged,
        long missing,
        long unknown,
        Rejections rejected,
        Optional<TimeRange> range,
        boolean cancelled) {}
