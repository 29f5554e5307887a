package io.modeldeck.app;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What retention would do to one table of one model.
 *
 * @param keep how long rows are kept
 * @param before rows of before that time go; empty without rows to count back from
 * @param rows what is there
 * @param removed how many of them would go
 * @param bytesPerRow in the file, on average over the table
 * @param needed why nothing goes for now; empty where nothing stands against it
 */
public record RetentionPlan(
        RetainedTable table,
        Duration keep,
        Optional<Instant> before,
        long rows,
        long removed,
        long bytesPerRow,
        Optional<String> needed) {

    /**
     * Rows of before the time go.
     *
     * @param at where nobody says so: then only those that came in as long ago; the end of time where a person does
     */
    static RetentionStore.Gone gone(Instant before, Duration keep, Instant at) {
        return new RetentionStore.Gone(
                before.toEpochMilli(),
                at.equals(Instant.MAX) ? Long.MAX_VALUE : at.minus(keep).toEpochMilli());
    }

    /** The rows that go. */
    RetentionStore.Gone gone(Instant at) {
        return gone(before.orElseThrow(), keep, at);
    }
}
