package io.modeldeck.schedule;

import java.time.Duration;
import java.time.Instant;

/**
 * Recurring work.
 *
 * @param modelId the model that it works for, 0 for the workspace
 * @param nextDue in the model's own time
 */
public record Job(long id, String name, long modelId, Duration interval, boolean paused, Instant nextDue) {

    public Job {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A job needs a name");
        }
    }

    public boolean isDue(Instant now) {
        return !paused && !nextDue.isAfter(now);
    }

    /** How many intervals the job is behind; a paused job is never late. */
    public double lagInIntervals(Instant now) {
        return paused ? 0 : Schedule.lagInIntervals(nextDue, interval, now);
    }
}
