package io.modeldeck.schedule;

import io.modeldeck.audit.AuditLog;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Change;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Role;
import io.modeldeck.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/** What people change about jobs, each change with its audit entry. */
final class JobChanges {

    private final Database database;
    private final JobStore store;
    private final AuditLog audit;

    JobChanges(Database database, JobStore store, AuditLog audit) {
        this.database = database;
        this.store = store;
        this.audit = audit;
    }

    Job pause(Actor actor, Instant at, long jobId, String comment) {
        return change(actor, at, jobId, job -> job.withPaused(true), "pause", comment);
    }

    Job resume(Actor actor, Instant at, long jobId, String comment) {
        return change(actor, at, jobId, job -> job.withPaused(false), "resume", comment);
    }

    /** @see Jobs#runNow */
    Job runNow(Actor actor, Instant at, long jobId, String comment) {
        return change(actor, at, jobId, job -> dueBy(job, at), "run now", comment);
    }

    private static Job dueBy(Job job, Instant at) {
        if (job.paused()) {
            throw new Problem("The job " + job.name() + " is paused; resume it first, then run it.");
        }
        return job.dueAt(job.nextDue().isBefore(at) ? job.nextDue() : at);
    }

    Job setInterval(Actor actor, Instant at, long jobId, Duration interval, String comment) {
        Instant next = Schedule.next(at, interval);
        return change(
                actor,
                at,
                jobId,
                job -> job.every(interval, job.nextDue().isBefore(next) ? job.nextDue() : next),
                "set interval",
                comment);
    }

    private Job change(Actor actor, Instant at, long jobId, UnaryOperator<Job> change, String action, String comment) {
        actor.require(Role.ENGINEER, "change a job");
        return database.transaction(() -> {
            // Read here: whoever runs the jobs moves them on meanwhile.
            Job before = store.require(jobId);
            Job after = change.apply(before);
            if (after.equals(before)) {
                return before;
            }
            OptionalLong model = before.modelId() == 0 ? OptionalLong.empty() : OptionalLong.of(before.modelId());
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
}
