package io.modeldeck.schedule;

import java.time.Duration;
import java.time.Instant;

/**
 * One run of a job.
 *
 * @param at the due time that it worked for, in the model's own time
 * @param startedAt on the wall clock
 * @param message what it did, or why it failed
 */
public record JobRun(
        long id, long jobId, Instant at, Instant startedAt, Duration duration, boolean ok, String message) {}
