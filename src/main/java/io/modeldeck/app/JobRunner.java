package io.modeldeck.app;

import io.modeldeck.domain.Problem;
import io.modeldeck.schedule.Job;
import io.modeldeck.schedule.JobRun;
import io.modeldeck.schedule.Jobs;
import io.modeldeck.schedule.Schedule;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a job under supervision: its begin, its end and its failure are kept, and whatever it throws stops nothing but itself. */
final class JobRunner {

    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);

    private final Jobs jobs;
    private final Clock clock;

    JobRunner(Jobs jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    /**
     * Runs the job once.
     *
     * @param now in the time of the job's due times
     * @param work says in a few words what it did; empty when there was nothing to do
     */
    void run(Job job, Instant now, Supplier<String> work) {
        JobRun run = jobs.begin(job, clock.instant());
        long nanos = System.nanoTime();
        String done;
        try {
            done = work.get();
        } catch (RuntimeException | Error e) {
            // An error too: a stack that overflowed in one job is no reason to run no other job any more.
            Instant retry = jobs.failed(run, since(nanos), why(e), now);
            LOG.warn("The job {} of model {} failed; it is tried again at {}", job.name(), job.modelId(), retry, e);
            return;
        }
        jobs.succeeded(run, since(nanos), done.isEmpty() ? "Nothing new." : done, Schedule.next(now, job.interval()));
    }

    /** A sentence that was written for people, else what was at the bottom of it. */
    private static String why(Throwable failure) {
        Throwable told = failure;
        while (!(told instanceof Problem) && told.getCause() != null) {
            told = told.getCause();
        }
        return told.getMessage() == null ? told.getClass().getSimpleName() : told.getMessage();
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}
