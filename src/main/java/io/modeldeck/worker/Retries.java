package io.modeldeck.worker;

import java.time.Duration;

/**
 * How often something is told.
 *
 * @param attempts at most, the first included
 * @param first how long after the first; twice as long after each further one
 * @param longest pause
 */
record Retries(int attempts, Duration first, Duration longest) {

    /** Six and a half minutes at least: a console may be started anew meanwhile. */
    static final Retries USUAL = new Retries(18, Duration.ofSeconds(1), Duration.ofSeconds(30));

    /** After so many attempts that failed. */
    Duration pause(int failed) {
        Duration doubled = first.multipliedBy(1L << Math.min(failed - 1, 20));
        return doubled.compareTo(longest) < 0 ? doubled : longest;
    }
}
