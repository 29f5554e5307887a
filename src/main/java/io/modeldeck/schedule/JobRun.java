package io.modeldeck.schedule;

import java.time.Duration;
import java.time.Instant;

/**
 * One run of a job.
 *
 * @param at the due time that it worked for, in the model's own time
 * @param startedAt on the wall clock
 * @param duration zero while it runs, and where it was cut off
 * @param ok false while it runs
 * @param message what it did, or why it failed
 * @param attempt 1, or higher where it repeats what failed
 * @param running whether its end is not known yet
 */
public record JobRun(
        long id,
        long jobId,
        Instant at,
        Instant startedAt,
        Duration duration,
        boolean ok,
        String message,
        int attempt,
        boolean running) {

    /** A first attempt that has ended. */
    public JobRun(long id, long jobId, Instant at, Instant startedAt, Duration duration, boolean ok, String message) {
        this(id, jobId, at, startedAt, duration, ok, message, 1, false);
    }

    JobRun withId(long given) {
        return new JobRun(given, jobId, at, startedAt, duration, ok, message, attempt, running);
    }

    /** Whether it ended without doing its work. */
    public boolean failed() {
        return !ok && !running;
    }
}
