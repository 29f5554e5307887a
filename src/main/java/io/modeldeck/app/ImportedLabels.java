package io.modeldeck.app;

import io.modeldeck.telemetry.FeedbackReport;
import java.time.Instant;
import java.util.Optional;

/**
 * What an import of labels did, and what followed.
 *
 * @param judged the moment for which drift was checked with them and the rules looked; empty where no label belonged to an event, or the import was stopped
 */
public record ImportedLabels(FeedbackReport report, Optional<Instant> judged) {}
