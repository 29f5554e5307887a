package io.modeldeck.drift;

import io.modeldeck.domain.TimeRange;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the windows of one check are compared with: rows that stay the same, or those before each window.
 *
 * @param frozen rows that stay the same; of a rolling baseline those that it was set from. They say which columns are looked for and how many labels a
 *     check takes, so that neither moves along
 * @param placed what a window is compared with that begins at a moment
 */
record Comparand(Reference frozen, Function<Instant, Placed> placed) {

    /**
     * Rows at their place.
     *
     * @param range their event time; empty where it is not known
     */
    record Placed(Reference reference, Optional<TimeRange> range) {}

    static Comparand fixed(Reference frozen, Optional<TimeRange> range) {
        Placed always = new Placed(frozen, range);
        return new Comparand(frozen, begin -> always);
    }

    /**
     * What a window is compared with that begins at {@code begin}, the time of its oldest row where it reaches further back than configured: rows are
     * never compared with themselves.
     */
    Placed before(Instant begin) {
        return placed.apply(begin);
    }
}
