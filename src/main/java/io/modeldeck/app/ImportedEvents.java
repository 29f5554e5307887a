package io.modeldeck.app;

import io.modeldeck.telemetry.ImportReport;
import java.time.Instant;
import java.util.Optional;

/**
 * What an import of events did, and what followed.
 *
 * @param judgedAgain where some of them happened before a moment that was judged already: the newest such moment, whose checks were made again
 */
public record ImportedEvents(ImportReport report, Optional<Instant> judgedAgain) {}
