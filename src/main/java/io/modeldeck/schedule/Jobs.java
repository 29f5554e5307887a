package io.modeldeck.schedule;

import io.modeldeck.audit.AuditLog;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Change;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Role;
import io.modeldeck.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The recurring work of the workspace: what is due, what ran, and what people changed about it. A job belongs to a model, whose own time its due
 * times are in, or to the workspace (model 0).
 */
public final class Jobs {

    private static final int LONGEST_MESSAGE = 2_000;

    private final Database database;
    private final JobStore store;
    private final AuditLog audit;

    public Jobs(Database database, AuditLog audit) {
        this.database = database;
        this.store = new JobStore(database);
        this.audit = audit;
    }

    /** The job of that name; made, due first at {@code firstDue}, when it is missing. An interval that was configured anew takes effect. */
    public Job ensure(String name, long modelId, Duration interval, Instant firstDue) {
        Optional<Job> existing = store.find(name, modelId);
        if (existing.isPresent() && existing.get().interval().equals(interval)) {
            return existing.get();
        }
        return database.transaction(() -> {
            if (existing.isEmpty()) {
                store.insert(name, modelId, interval, firstDue);
            } else {
                store.update(withInterval(existing.get(), interval));
            }
            database.announce(new Change.JobChanged(0));
            return store.find(name, modelId).orElseThrow();
        });
    }

    /** The jobs of the model (0: of the workspace) that are due at {@code now}, the longest due first. */
    public List<Job> due(long modelId, Instant now) {
        return store.due(modelId, now);
    }

    /** When the next job of the model is due; empty when it has none, or none that is not paused. */
    public Optional<Instant> nextDue(long modelId) {
        return store.nextDue(modelId);
    }

    /**
     * Keeps what became of a run and moves the job on.
     *
     * @param at the due time that it worked for
     * @param startedAt on the wall clock
     * @param nextDue usually {@link Schedule#next}; earlier for a retry
     */
    public void finished(
            Job job, Instant at, Instant startedAt, Duration duration, boolean ok, String message, Instant nextDue) {
        String kept = message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE) + "…";
        database.transaction(() -> {
            store.insertRun(new JobRun(0, job.id(), at, startedAt, duration, ok, kept));
            store.moveDue(job.id(), nextDue);
            database.announce(new Change.JobChanged(0));
            return null;
        });
    }

    /** Moves the job on without a run, where nothing can have happened before {@code nextDue}. */
    public void moveDue(Job job, Instant nextDue) {
        database.transaction(() -> {
            store.moveDue(job.id(), nextDue);
            return null;
        });
    }

    public Job pause(Actor actor, Instant at, long jobId, String comment) {
        Job job = require(jobId);
        return change(actor, at, job, withPaused(job, true), "pause", comment);
    }

    /** Lets the job run again; what it missed meanwhile is caught up by one run. */
    public Job resume(Actor actor, Instant at, long jobId, String comment) {
        Job job = require(jobId);
        return change(actor, at, job, withPaused(job, false), "resume", comment);
    }

    /** Makes the job due at {@code at}, or leaves it when it is due already. A paused job must be resumed first. */
    public Job runNow(Actor actor, Instant at, long jobId, String comment) {
        Job job = require(jobId);
        if (job.paused()) {
            throw new Problem("The job " + job.name() + " is paused; resume it first, then run it.");
        }
        Instant due = job.nextDue().isBefore(at) ? job.nextDue() : at;
        Job after = new Job(job.id(), job.name(), job.modelId(), job.interval(), false, due);
        return change(actor, at, job, after, "run now", comment);
    }

    /** Changes how often the job runs. Where the monitoring config holds the interval, change it there: {@link #ensure} follows it. */
    public Job setInterval(Actor actor, Instant at, long jobId, Duration interval, String comment) {
        Job job = require(jobId);
        Instant next = Schedule.next(at, interval);
        Instant due = job.nextDue().isBefore(next) ? job.nextDue() : next;
        Job after = new Job(job.id(), job.name(), job.modelId(), interval, job.paused(), due);
        return change(actor, at, job, after, "set interval", comment);
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
        return store.find(jobId)
                .orElseThrow(() -> new Problem("There is no job " + jobId + "; modeldeck jobs list shows them."));
    }

    /** The newest runs of a job, newest first. Older runs than the last few hundred are not kept. */
    public List<JobRun> history(long jobId, int limit) {
        return store.runs(jobId, limit);
    }

    /** Forgets the jobs of a model that is being deleted. */
    public void forget(long modelId) {
        database.transaction(() -> {
            store.delete(modelId);
            database.announce(new Change.JobChanged(0));
            return null;
        });
    }

    private Job change(Actor actor, Instant at, Job before, Job after, String action, String comment) {
        actor.require(Role.ENGINEER, "change a job");
        if (after.equals(before)) {
            return before;
        }
        OptionalLong model = before.modelId() == 0 ? OptionalLong.empty() : OptionalLong.of(before.modelId());
        return database.transaction(() -> {
            store.update(after);
            audit.record(actor, at, model, "job " + before.name(), action, facts(before), facts(after), comment);
            database.announce(new Change.JobChanged(0));
            return after;
        });
    }

    private static Map<String, Object> facts(Job job) {
        return Map.of(
                "interval",
                Durations.text(job.interval()),
                "paused",
                job.paused(),
                "nextDue",
                job.nextDue().toString());
    }

    private static Job withPaused(Job job, boolean paused) {
        return new Job(job.id(), job.name(), job.modelId(), job.interval(), paused, job.nextDue());
    }

    /** A shorter interval must not wait for the old due time, and a longer one must not make the job late. */
    private static Job withInterval(Job job, Duration interval) {
        Instant aligned = Schedule.next(job.nextDue().minus(job.interval()), interval);
        return new Job(job.id(), job.name(), job.modelId(), interval, job.paused(), aligned);
    }
}
