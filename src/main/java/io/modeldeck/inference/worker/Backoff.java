package io.modeldeck.inference.worker;

import java.time.Duration;

/**
 * When a worker that failed may be started again: at once after the first failure, then after 1 s, 2 s, 4 s … up to a longest wait; a call that is answered
 * forgets them all.
 *
 * @param failures in a row
 * @param until the moment from which it may start, in nanoseconds of {@link System#nanoTime}
 */
record Backoff(int failures, long until) {

    static final Backoff NONE = new Backoff(0, 0);

    /** @param most however often it has failed */
    Backoff failed(long now, Duration most) {
        long seconds = failures == 0 ? 0 : Math.min(most.toSeconds(), 1L << Math.min(failures - 1, 20));
        return new Backoff(failures + 1, now + Duration.ofSeconds(seconds).toNanos());
    }

    /** How long it must still wait; zero when it may start. */
    Duration left(long now) {
        return failures == 0 || now - until >= 0 ? Duration.ZERO : Duration.ofNanos(until - now);
    }
}
