package io.modeldeck.app;

import io.modeldeck.schedule.Job;
import io.modeldeck.schedule.Jobs;
import io.modeldeck.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;

/** A job in the course of a {@link Timeline}: when it is due next and what its runs came to, kept in memory until the stretch is worked through. */
final class TimelineJob {

    private final Job job;
    private final Hop hop;
    private Instant due;
    private Instant last;
    private int runs;
    private long nanos;
    private String message = "";

    TimelineJob(Job job, Hop hop) {
        this.job = job;
        this.hop = hop;
        this.due = job.nextDue();
    }

    Instant due() {
        return due;
    }

    boolean isDue(Instant now) {
        return !due.isAfter(now);
    }

    /** Whether it is the one that looks at the rules. */
    boolean evaluatesAlerts() {
        return job.name().equals(HopOrder.ALERTS);
    }

    boolean isFrequent() {
        return HopOrder.isFrequent(job.name());
    }

    /** Leaves out what would be due before then. */
    void waitUntil(Instant moment) {
        due = Schedule.next(moment, job.interval());
    }

    /**
     * Does the job's work.
     *
     * @param ahead up to there everything has come in
     * @return whether it found something that the rules have to look at
     */
    boolean run(Instant now, Instant ahead) {
        long start = System.nanoTime();
        String done = hop.work(job.modelId(), job.name().equals(HopOrder.FIVES) && !FullHour.is(now) ? ahead : now);
        nanos += System.nanoTime() - start;
        runs++;
        last = now;
        waitUntil(settled(now, ahead));
        if (!done.isEmpty()) {
            message = done;
        }
        return !done.isEmpty() && !isFrequent();
    }

    /** Events come in ahead here, by the hour at least, and what has come in is rolled up whole at its first tick. */
    private Instant settled(Instant now, Instant ahead) {
        return switch (job.name()) {
            case HopOrder.FIVES -> FullHour.is(now) ? now : ahead;
            case HopOrder.HOURS -> FullHour.liesBetween(now, ahead) ? ahead.minusMillis(1) : now;
            default -> now;
        };
    }

    /** What comes after the end is worked by the clock, tick by tick, and waits for no whole hour. */
    void followClockAfter(Instant end) {
        Instant byTheClock = Schedule.next(end, job.interval());
        if (due.isAfter(byTheClock)) {
            due = byTheClock;
        }
    }

    /** While it is worked through it is not late, whatever the job-lag rules see meanwhile. */
    void promise(Jobs jobs, Instant end) {
        jobs.moveDue(job, end);
    }

    void store(Jobs jobs, Instant started) {
        if (runs > 0) {
            String words = runs + (runs == 1 ? " run" : " runs") + " worked through"
                    + (message.isEmpty() ? "" : ", last: " + message);
            jobs.finished(job, last, started, Duration.ofNanos(nanos), true, words, due);
        } else {
            jobs.moveDue(job, due);
        }
    }
}
