package io.modeldeck.schedule;

import java.time.Duration;
import java.time.Instant;

/** When a job is due next. Pure. */
public final class Schedule {

    private Schedule() {}

    /**
     * The first multiple of the interval since the epoch that lies after {@code now}. Because it depends on {@code now} and not on the run before,
     * any number of missed runs is caught up by one.
     */
    public static Instant next(Instant now, Duration interval) {
        long step = interval.toMillis();
        return Instant.ofEpochMilli((Math.floorDiv(now.toEpochMilli(), step) + 1) * step);
    }

    /** How many intervals a due time lies behind {@code now}; 0 for one that is still to come. */
    public static double lagInIntervals(Instant due, Duration interval, Instant now) {
        return Math.max(0, Duration.between(due, now).toMillis()) / (double) interval.toMillis();
    }
}
