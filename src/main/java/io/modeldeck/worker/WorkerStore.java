package io.modeldeck.worker;

import io.modeldeck.domain.Json;
import io.modeldeck.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** SQL of the jobs of workers. */
final class WorkerStore {

    private final Database database;

    WorkerStore(Database database) {
        this.database = database;
    }

    void insert(WorkerJob job) {
        database.update(
                """
                INSERT INTO worker_job (id, run_id, url, state, nonce, job_order, dataset_id, sent_at, deadline_at, silence_ms,
                    heard_at, attempts, retry_at, epoch, delivery)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, 0, ?12, 0, '{}')\
                """,
                job.id(),
                job.runId(),
                job.url(),
                job.state().word(),
                job.nonce(),
                Json.write(job.order()),
                job.datasetId(),
                job.sentAt().toEpochMilli(),
                job.deadlineAt().toEpochMilli(),
                job.silence().toMillis(),
                job.heardAt().toEpochMilli(),
                job.retryAt().toEpochMilli());
    }

    Optional<WorkerJob> find(String id) {
        return database.first("SELECT * FROM worker_job WHERE id = ?1", WorkerStore::job, id);
    }

    Optional<WorkerJob> ofRun(long runId) {
        return database.first("SELECT * FROM worker_job WHERE run_id = ?1", WorkerStore::job, runId);
    }

    /** Those that are not over, the oldest first. */
    List<WorkerJob> open() {
        return database.list(
                "SELECT * FROM worker_job WHERE state IN ('sending', 'working', 'delivered') ORDER BY sent_at",
                WorkerStore::job);
    }

    void state(String id, JobState state) {
        database.update("UPDATE worker_job SET state = ?2 WHERE id = ?1", id, state.word());
    }

    void taken(String id, Instant now, String calledAt) {
        database.update(
                "UPDATE worker_job SET state = 'working', heard_at = ?2, called_at = ?3, attempts = 0 WHERE id = ?1 AND"
                        + " state IN ('sending', 'working')",
                id,
                now.toEpochMilli(),
                calledAt);
    }

    void notTaken(String id, Instant retryAt) {
        database.update(
                "UPDATE worker_job SET attempts = attempts + 1, retry_at = ?2 WHERE id = ?1",
                id,
                retryAt.toEpochMilli());
    }

    void heard(String id, Instant now, int epoch) {
        database.update("UPDATE worker_job SET heard_at = ?2, epoch = ?3 WHERE id = ?1", id, now.toEpochMilli(), epoch);
    }

    /** Nobody could be heard while the program was closed. */
    void heardFrom(Instant now) {
        database.update(
                "UPDATE worker_job SET heard_at = max(heard_at, ?1) WHERE state IN ('sending', 'working')",
                now.toEpochMilli());
    }

    void delivered(String id, Map<String, Object> delivery) {
        database.update(
                "UPDATE worker_job SET state = 'delivered', delivery = ?2 WHERE id = ?1", id, Json.write(delivery));
    }

    private static WorkerJob job(ResultSet row) throws SQLException {
        return new WorkerJob(
                row.getString("id"),
                row.getLong("run_id"),
                row.getString("url"),
                JobState.of(row.getString("state")),
                row.getString("nonce"),
                Json.readObject(row.getString("job_order")),
                row.getLong("dataset_id"),
                Instant.ofEpochMilli(row.getLong("sent_at")),
                Instant.ofEpochMilli(row.getLong("deadline_at")),
                Duration.ofMillis(row.getLong("silence_ms")),
                Instant.ofEpochMilli(row.getLong("heard_at")),
                row.getInt("attempts"),
                Instant.ofEpochMilli(row.getLong("retry_at")),
                Optional.ofNullable(row.getString("called_at")),
                row.getInt("epoch"),
                Json.readObject(row.getString("delivery")));
    }
}
