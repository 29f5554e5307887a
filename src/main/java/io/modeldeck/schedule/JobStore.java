package io.modeldeck.schedule;

import io.modeldeck.domain.Problem;
import io.modeldeck.store.Database;
import io.modeldeck.store.Nullable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The jobs' SQL. */
final class JobStore {

    private static final int KEPT_RUNS = 200;

    private final Database database;

    JobStore(Database database) {
        this.database = database;
    }

    Optional<Job> find(String name, long modelId) {
        return database.first("SELECT * FROM job WHERE name = ?1 AND model_id = ?2", JobStore::job, name, modelId);
    }

    Optional<Job> find(long id) {
        return database.first("SELECT * FROM job WHERE id = ?1", JobStore::job, id);
    }

    Job require(long jobId) {
        return find(jobId)
                .orElseThrow(() -> new Problem("There is no job " + jobId + "; modeldeck jobs list shows them."));
    }

    List<Job> all() {
        return database.list("SELECT * FROM job ORDER BY model_id, id", JobStore::job);
    }

    List<Job> ofModel(long modelId) {
        return database.list("SELECT * FROM job WHERE model_id = ?1 ORDER BY next_due, id", JobStore::job, modelId);
    }

    Optional<Instant> nextDue(long modelId) {
        return database.first(
                "SELECT next_due FROM job WHERE model_id = ?1 AND paused = 0 ORDER BY next_due LIMIT 1",
                row -> Instant.ofEpochMilli(row.getLong(1)),
                modelId);
    }

    void insert(String name, long modelId, Duration interval, Instant firstDue) {
        database.run(h -> h.execute(
                "INSERT INTO job (name, model_id, interval, next_due) VALUES (?, ?, ?, ?)",
                name,
                modelId,
                Durations.text(interval),
                firstDue.toEpochMilli()));
    }

    void update(Job job) {
        database.run(h -> h.execute(
                "UPDATE job SET interval = ?, paused = ?, next_due = ?, failures = ?, retry_at = ? WHERE id = ?",
                Durations.text(job.interval()),
                job.paused() ? 1 : 0,
                job.nextDue().toEpochMilli(),
                job.failures(),
                Nullable.millis(job.retryAt()),
                job.id()));
    }

    void delete(long modelId) {
        database.run(h -> h.execute("DELETE FROM job WHERE model_id = ?", modelId));
    }

    /** Moves the job on; what failed before counts no more. */
    void moveDue(long jobId, Instant nextDue) {
        database.update(
                "UPDATE job SET next_due = ?, failures = 0, retry_at = NULL WHERE id = ?",
                nextDue.toEpochMilli(),
                jobId);
    }

    /** @param retryAt empty: at once */
    void countFailure(long jobId, Optional<Instant> retryAt) {
        database.run(h -> h.execute(
                "UPDATE job SET failures = failures + 1, retry_at = ? WHERE id = ?", Nullable.millis(retryAt), jobId));
    }

    /** Keeps a run and lets the oldest ones of its job go. */
    long insertRun(JobRun run) {
        return database.transaction(() -> {
            database.update(
                    "DELETE FROM job_run WHERE job_id = ?1 AND id <= (SELECT id FROM job_run WHERE job_id = ?1 ORDER BY"
                            + " id DESC LIMIT 1 OFFSET ?2)",
                    run.jobId(),
                    KEPT_RUNS - 1);
            return database.first(
                            "INSERT INTO job_run (job_id, at, started_at, duration_us, ok, message, attempt, running)"
                                    + " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) RETURNING id",
                            row -> row.getLong(1),
                            run.jobId(),
                            run.at().toEpochMilli(),
                            run.startedAt().toEpochMilli(),
                            run.duration().toNanos() / 1_000,
                            run.ok() ? 1 : 0,
                            run.message(),
                            run.attempt(),
                            run.running() ? 1 : 0)
                    .orElseThrow();
        });
    }

    void endRun(long runId, Duration duration, boolean ok, String message) {
        database.update(
                "UPDATE job_run SET running = 0, duration_us = ?1, ok = ?2, message = ?3 WHERE id = ?4",
                duration.toNanos() / 1_000,
                ok ? 1 : 0,
                message,
                runId);
    }

    /** The runs whose end is not known. */
    List<JobRun> running() {
        return database.read(h -> h.createQuery("SELECT * FROM job_run WHERE running = 1 ORDER BY id")
                .map((rs, c) -> run(rs))
                .list());
    }

    /** The newest run that has ended. */
    Optional<JobRun> lastEnded(long jobId) {
        return database.read(
                h -> h.createQuery("SELECT * FROM job_run WHERE job_id = :job AND running = 0 ORDER BY id DESC LIMIT 1")
                        .bind("job", jobId)
                        .map((rs, c) -> run(rs))
                        .findOne());
    }

    List<JobRun> runs(long jobId, int limit) {
        return database.read(
                h -> h.createQuery("SELECT * FROM job_run WHERE job_id = :job ORDER BY id DESC LIMIT :limit")
                        .bind("job", jobId)
                        .bind("limit", limit)
                        .map((rs, c) -> run(rs))
                        .list());
    }

    private static Job job(ResultSet rs) throws SQLException {
        return new Job(
                rs.getLong("id"),
                rs.getString("name"),
                rs.getLong("model_id"),
                Durations.parse(rs.getString("interval")),
                rs.getBoolean("paused"),
                Instant.ofEpochMilli(rs.getLong("next_due")),
                rs.getInt("failures"),
                Nullable.time(rs, "retry_at"));
    }

    private static JobRun run(ResultSet rs) throws SQLException {
        return new JobRun(
                rs.getLong("id"),
                rs.getLong("job_id"),
                Instant.ofEpochMilli(rs.getLong("at")),
                Instant.ofEpochMilli(rs.getLong("started_at")),
                Duration.ofNanos(rs.getLong("duration_us") * 1_000),
                rs.getBoolean("ok"),
                rs.getString("message"),
                rs.getInt("attempt"),
                rs.getBoolean("running"));
    }
}
