package io.modeldeck.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Recurring work.
 *
 * @param modelId the model that it works for, 0 for the workspace
 * @param nextDue in the model's own time; a job that fails stays due
 * @param failures since its last success
 * @param retryAt after a failure: before this it is not tried again, see {@link Backoff}
 */
public record Job(
        long id,
        String name,
        long modelId,
        Duration interval,
        boolean paused,
        Instant nextDue,
        int failures,
        Optional<Instant> retryAt) {

    public Job {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A job needs a name");
        }
    }

    /** A job that has not failed of late. */
    public Job(long id, String name, long modelId, Duration interval, boolean paused, Instant nextDue) {
        this(id, name, modelId, interval, paused, nextDue, 0, Optional.empty());
    }

    /** Whether it is to be run now: due, not paused, and not waiting for its next try. */
    public boolean isDue(Instant now) {
        return !paused && !nextTry().isAfter(now);
    }

    /** When it runs next. */
    public Instant nextTry() {
        return retryAt.filter(nextDue::isBefore).orElse(nextDue);
    }

    /** How many intervals the job is behind; a paused job is never late. */
    public double lagInIntervals(Instant now) {
        return lagInIntervals(now, nextDue);
    }

    /** The same, where nobody could have run it before {@code since}. */
    public double lagInIntervals(Instant now, Instant since) {
        Instant due = nextDue.isBefore(since) ? since : nextDue;
        return paused ? 0 : Schedule.lagInIntervals(due, interval, now);
    }

    /** More than a whole interval behind. */
    public boolean isOverdue(Instant now) {
        return lagInIntervals(now) > 1;
    }

    Job withPaused(boolean now) {
        return new Job(id, name, modelId, interval, now, nextDue, failures, retryAt);
    }

    /** With another interval and due time. */
    Job every(Duration other, Instant due) {
        return new Job(id, name, modelId, other, paused, due, failures, retryAt);
    }

    /** Due then, without waiting for its next try; the failures are not forgotten. */
    Job dueAt(Instant due) {
        return new Job(id, name, modelId, interval, paused, due, failures, Optional.empty());
    }
}
