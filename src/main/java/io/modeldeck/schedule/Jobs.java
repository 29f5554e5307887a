package io.modeldeck.schedule;

import io.modeldeck.audit.AuditLog;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Change;
import io.modeldeck.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The recurring work of the workspace: what is due, what ran, and what people changed about it. A job belongs to a model, whose own time its due
 * times are in, or to the workspace (model 0).
 */
public final class Jobs {

    private static final int LONGEST_MESSAGE = 2_000;

    private final Database database;
    private final JobStore store;
    private final JobChanges changes;

    public Jobs(Database database, AuditLog audit) {
        this.database = database;
        this.store = new JobStore(database);
        this.changes = new JobChanges(database, store, audit);
    }

    /** The job of that name; made, due first at {@code firstDue}, when it is missing. An interval that was configured anew takes effect. */
    public Job ensure(String name, long modelId, Duration interval, Instant firstDue) {
        Optional<Job> existing = store.find(name, modelId);
        if (existing.isPresent() && existing.get().interval().equals(interval)) {
            return existing.get();
        }
        return database.transaction(() -> {
            // Again: somebody may have paused it meanwhile.
            store.find(name, modelId)
                    .ifPresentOrElse(
                            job -> store.update(withInterval(job, interval)),
                            () -> store.insert(name, modelId, interval, firstDue));
            database.announce(new Change.JobChanged(0));
            return store.find(name, modelId).orElseThrow();
        });
    }

    /**
     * {@link #ensure} for all of these jobs of a model, which are read at once.
     *
     * @param firstDue when one that is missing is due first, by its interval
     */
    public void ensureAll(long modelId, Map<String, Duration> intervals, Function<Duration, Instant> firstDue) {
        Map<String, Duration> there = new HashMap<>();
        store.ofModel(modelId).forEach(job -> there.put(job.name(), job.interval()));
        intervals.forEach((name, interval) -> {
            if (!interval.equals(there.get(name))) {
                ensure(name, modelId, interval, firstDue.apply(interval));
            }
        });
    }

    /** The jobs of the model (0: of the workspace) that are due at {@code now}, the longest due first. */
    public List<Job> due(long modelId, Instant now) {
        return store.ofModel(modelId).stream().filter(job -> job.isDue(now)).toList();
    }

    /** When the next job of the model is due; empty when it has none, or none that is not paused. */
    public Optional<Instant> nextDue(long modelId) {
        return store.nextDue(modelId);
    }

    /**
     * Notes that a run begins, so that one that is cut off is not forgotten. To be followed by {@link #succeeded} or {@link #failed}.
     *
     * @param startedAt on the wall clock
     */
    public JobRun begin(Job job, Instant startedAt) {
        JobRun run =
                new JobRun(0, job.id(), job.nextDue(), startedAt, Duration.ZERO, false, "", job.failures() + 1, true);
        return database.transaction(() -> {
            database.announce(new Change.JobRan(0));
            return run.withId(store.insertRun(run));
        });
    }

    /** Keeps what a run did and moves its job on, usually to {@link Schedule#next}. */
    public void succeeded(JobRun run, Duration duration, String message, Instant nextDue) {
        database.transaction(() -> {
            store.endRun(run.id(), duration, true, bounded(message));
            store.moveDue(run.jobId(), nextDue);
            database.announce(new Change.JobRan(0));
            return null;
        });
    }

    /**
     * Keeps why a run failed. Its job stays due, since the work is not done, and is tried again after a while that grows with each failure.
     *
     * @param now in the time of the job's due times
     * @return when it is tried again
     */
    public Instant failed(JobRun run, Duration duration, String message, Instant now) {
        return database.transaction(() -> {
            store.endRun(run.id(), duration, false, bounded(message));
            database.announce(new Change.JobRan(0));
            // A job whose model was deleted meanwhile is there no more.
            Optional<Instant> retryAt =
                    store.find(run.jobId()).map(job -> now.plus(Backoff.after(job.failures() + 1, job.interval())));
            store.countFailure(run.jobId(), retryAt);
            return retryAt.orElse(now);
        });
    }

    /**
     * Ends the runs that were cut off when the process before this one died. Their jobs are still due and are repeated at once; one that was cut off
     * again and again waits like one that failed.
     *
     * @param now on the wall clock
     */
    public void recoverInterrupted(Instant now) {
        List<JobRun> cutOff = store.running();
        if (cutOff.isEmpty()) {
            return;
        }
        database.transaction(() -> {
            for (JobRun run : cutOff) {
                store.endRun(
                        run.id(), Duration.ZERO, false, "Cut off: ModelDeck ended while this ran. It is repeated.");
                store.find(run.jobId()).ifPresent(job -> {
                    boolean again = job.failures() > 0;
                    Instant retryAt = now.plus(Backoff.after(job.failures() + 1, job.interval()));
                    store.countFailure(job.id(), again ? Optional.of(retryAt) : Optional.empty());
                });
            }
            database.announce(new Change.JobRan(0));
            return null;
        });
    }

    /**
     * Puts right what a clock that ran ahead and was set back left behind: a due time or a next try that lies further ahead than it ever should. A
     * job waits for at most two intervals then; one that is less far ahead keeps its time, so that nothing is run twice.
     *
     * @param now on the wall clock, by which the model's jobs are worked
     */
    public void followClock(long modelId, Instant now) {
        for (Job seen : store.ofModel(modelId)) {
            if (isFarAhead(seen, now)) {
                database.transaction(() -> {
                    store.find(seen.id()).filter(job -> isFarAhead(job, now)).ifPresent(job -> {
                        store.update(job.dueAt(
                                isDueFarAhead(job, now) ? Schedule.next(now, job.interval()) : job.nextDue()));
                        database.announce(new Change.JobChanged(0));
                    });
                    return null;
                });
            }
        }
    }

    private static boolean isFarAhead(Job job, Instant now) {
        return isDueFarAhead(job, now)
                || job.retryAt()
                        .filter(retry -> retry.isAfter(now.plus(Backoff.LONGEST)))
                        .isPresent();
    }

    private static boolean isDueFarAhead(Job job, Instant now) {
        return job.nextDue().isAfter(now.plus(job.interval().multipliedBy(2)));
    }

    /** Keeps a run that has ended well or badly, all at once, and moves its job on. */
    public void finished(
            Job job, Instant at, Instant startedAt, Duration duration, boolean ok, String message, Instant nextDue) {
        database.transaction(() -> {
            store.insertRun(new JobRun(0, job.id(), at, startedAt, duration, ok, bounded(message)));
            store.moveDue(job.id(), nextDue);
            database.announce(new Change.JobRan(0));
            return null;
        });
    }

    private static String bounded(String message) {
        return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE) + "…";
    }

    /** Moves the job on without a run, where nothing can have happened before {@code nextDue}. */
    public void moveDue(Job job, Instant nextDue) {
        database.transaction(() -> {
            store.moveDue(job.id(), nextDue);
            return null;
        });
    }

    public Job pause(Actor actor, Instant at, long jobId, String comment) {
        return changes.pause(actor, at, jobId, comment);
    }

    /** Lets the job run again; what it missed meanwhile is caught up by one run. */
    public Job resume(Actor actor, Instant at, long jobId, String comment) {
        return changes.resume(actor, at, jobId, comment);
    }

    /** Makes the job due at {@code at}, or leaves it when it is due already; it does not wait for its next try. A paused job must be resumed first. */
    public Job runNow(Actor actor, Instant at, long jobId, String comment) {
        return changes.runNow(actor, at, jobId, comment);
    }

    /** Changes how often the job runs. Where the monitoring config holds the interval, change it there: {@link #ensure} follows it. */
    public Job setInterval(Actor actor, Instant at, long jobId, Duration interval, String comment) {
        return changes.setInterval(actor, at, jobId, interval, comment);
    }

    public List<Job> all() {
        return store.all();
    }

    /** The jobs of one model, 0 for the workspace's own. */
    public List<Job> ofModel(long modelId) {
        return store.ofModel(modelId);
    }

    public Optional<Job> find(String name, long modelId) {
        return store.find(name, modelId);
    }

    public Job require(long jobId) {
        return store.require(jobId);
    }

    /** The newest runs of a job, newest first. Older runs than the last few hundred are not kept. */
    public List<JobRun> history(long jobId, int limit) {
        return store.runs(jobId, limit);
    }

    /** The newest run that has ended; empty for a job that never ran. */
    public Optional<JobRun> last(long jobId) {
        return store.lastEnded(jobId);
    }

    /** Forgets the jobs of a model that is being deleted. */
    public void forget(long modelId) {
        database.transaction(() -> {
            store.delete(modelId);
            database.announce(new Change.JobChanged(0));
            return null;
        });
    }

    /** A shorter interval must not wait for the old due time, and a longer one must not make the job late. */
    private static Job withInterval(Job job, Duration interval) {
        Instant aligned = Schedule.next(job.nextDue().minus(job.interval()), interval);
        return job.every(interval, aligned);
    }
}
