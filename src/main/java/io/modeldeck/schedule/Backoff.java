package io.modeldeck.schedule;

import java.time.Duration;

/** How long to wait after a failure before the next try. Pure. */
public final class Backoff {

    /** After the first failure. */
    public static final Duration FIRST = Duration.ofSeconds(30);

    /** However often it has failed. */
    public static final Duration LONGEST = Duration.ofHours(1);

    private static final int MOST_DOUBLINGS = 7;

    private Backoff() {}

    /** Twice as long after each failure, but never longer than an hour or the job's own interval. */
    public static Duration after(int failures, Duration interval) {
        Duration doubled = FIRST.multipliedBy(1L << Math.clamp(failures - 1L, 0, MOST_DOUBLINGS));
        Duration most = interval.compareTo(LONGEST) < 0 ? interval : LONGEST;
        return doubled.compareTo(most) < 0 ? doubled : most;
    }
}
