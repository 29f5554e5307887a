package io.modeldeck.schedule;

import java.time.Duration;
import java.time.Instant;

/** When a job is due next. Pure. */
public final class Schedule {

    private static final Duration A_MOMENT = Duration.ofMinutes(1);

    private Schedule() {}

    /**
     * The first multiple of the interval since the epoch that lies after {@code now}. Because it depends on {@code now} and not on the run before,
     * any number of missed runs is caught up by one.
     */
    public static Instant next(Instant now, Duration interval) {
        long step = interval.toMillis();
        return Instant.ofEpochMilli((Math.floorDiv(now.toEpochMilli(), step) + 1) * step);
    }

    /**
     * The time as of which a job that is run at {@code now} does its work: its turn, where that was a moment ago, else now. A job that is long overdue, or that
     * somebody wished to run in between, is not to look at old times.
     */
    public static Instant turn(Job job, Instant now) {
        Instant last = next(now, job.interval()).minus(job.interval());
        Instant turn = job.nextDue().isAfter(last) ? job.nextDue() : last;
        return Duration.between(turn, now).compareTo(A_MOMENT) <= 0 ? turn : now;
    }

    /** How many intervals a due time lies behind {@code now}; 0 for one that is still to come. */
    public static double lagInIntervals(Instant due, Duration interval, Instant now) {
        return Math.max(0, Duration.between(due, now).toMillis()) / (double) interval.toMillis();
    }
}
