package io.modeldeck.training.execution;

import io.modeldeck.domain.Json;
import io.modeldeck.domain.Problem;
import io.modeldeck.store.Database;
import io.modeldeck.store.Digest;
import io.modeldeck.store.Nullable;
import io.modeldeck.training.EpochMetrics;
import io.modeldeck.training.run.NewRun;
import io.modeldeck.training.run.RunArtifact;
import io.modeldeck.training.run.RunPriority;
import io.modeldeck.training.run.RunSpace;
import io.modeldeck.training.run.RunStatus;
import io.modeldeck.training.run.TrainingRun;
import io.modeldeck.training.run.TrainingType;
import io.modeldeck.training.run.TriggeredBy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.ToLongFunction;

/** SQL of the training runs. */
final class RunStore {

    private static final String SELECT =
            "SELECT r.*, m.name AS model_name FROM training_run r JOIN model m ON m.id = r.model_id";

    private final Database database;

    RunStore(Database database) {
        this.database = database;
    }

    long insert(NewRun run, long recordedAt) {
        return database.write(h -> h.createQuery("""
            INSERT INTO training_run (model_id, request_id, trained_from_id, status, training_type, triggered_by, trigger_reference,
                training_config, dataset_stats, training_metrics, validation_metrics, test_metrics, environment, queued_at,
                recorded_at, priority, not_before)
            VALUES (:model, :request, :from, 'queued', :type, :by, :reference, :config, '{}', '[]', '{}', '{}', '{}', :queued, :recorded,
                :priority, :notBefore)
            RETURNING id\
            """)
                .bind("model", run.modelId())
                .bind("request", Nullable.of(run.requestId()))
                .bind("from", Nullable.of(run.trainedFromId()))
                .bind("type", run.type().word())
                .bind("by", run.triggeredBy().word())
                .bind("reference", run.triggerReference())
                .bind("config", Json.write(run.config()))
                .bind("queued", run.at().toEpochMilli())
                .bind("recorded", recordedAt)
                .bind("priority", run.priority().rank())
                .bind("notBefore", run.notBefore().map(Instant::toEpochMilli).orElse(null))
                .mapTo(Long.class)
                .one());
    }

    Optional<TrainingRun> find(long id) {
        return database.read(h -> h.createQuery(SELECT + " WHERE r.id = :id")
                .bind("id", id)
                .map((rs, c) -> run(rs))
                .findOne());
    }

    TrainingRun require(long id) {
        return find(id).orElseThrow(
                        () -> new Problem("There is no training run " + id + "; see: modeldeck runs list."));
    }

    /** The newest first; of all models when none is named. */
    List<TrainingRun> list(OptionalLong modelId, int limit) {
        return database.read(
                h -> h.createQuery(SELECT + " WHERE :model = 0 OR r.model_id = :model ORDER BY r.id DESC LIMIT :limit")
                        .bind("model", modelId.orElse(0))
                        .bind("limit", limit)
                        .map((rs, c) -> run(rs))
                        .list());
    }

    List<TrainingRun> ofRequest(long requestId) {
        return database.list(SELECT + " WHERE r.request_id = ?1 ORDER BY r.id", RunStore::run, requestId);
    }

    /**
     * The first of the queued runs that may start by then, of models that train nothing now and are not among the busy: the highest priority, then
     * the oldest.
     */
    Optional<TrainingRun> nextQueued(OptionalLong modelId, Set<Long> busy, Instant at) {
        return database.read(h -> h.createQuery(SELECT + """
             WHERE r.status = 'queued' AND (:model = 0 OR r.model_id = :model) AND NOT EXISTS (
                SELECT 1 FROM training_run o WHERE o.model_id = r.model_id AND o.status IN ('running', 'validating'))
                AND r.model_id NOT IN (SELECT value FROM json_each(:busy)) AND coalesce(r.not_before, :at) <= :at
            ORDER BY r.priority DESC, r.id LIMIT 1\
            """)
                .bind("model", modelId.orElse(0))
                .bind("busy", Json.write(busy))
                .bind("at", at.toEpochMilli())
                .map((rs, c) -> run(rs))
                .findOne());
    }

    boolean queued() {
        return database.query("SELECT 1 FROM training_run WHERE status = 'queued' LIMIT 1", ResultSet::next);
    }

    boolean running(long modelId) {
        return database.query(
                "SELECT 1 FROM training_run WHERE model_id = ?1 AND status IN ('running', 'validating') LIMIT 1",
                ResultSet::next,
                modelId);
    }

    boolean active(long modelId) {
        return database.query(
                "SELECT 1 FROM training_run WHERE model_id = ?1 AND status IN ('queued', 'running', 'validating') LIMIT 1",
                ResultSet::next,
                modelId);
    }

    List<TrainingRun> unfinished() {
        return database.read(h -> h.createQuery(SELECT + " WHERE r.status IN ('running', 'validating') ORDER BY r.id")
                .map((rs, c) -> run(rs))
                .list());
    }

    /** When the last training of the model was queued that did not fail. */
    Optional<Instant> lastTraining(long modelId) {
        return database.first(
                "SELECT queued_at FROM training_run WHERE model_id = ?1 AND status NOT IN ('failed', 'cancelled') ORDER BY"
                        + " queued_at DESC LIMIT 1",
                row -> Instant.ofEpochMilli(row.getLong(1)),
                modelId);
    }

    /** The files of the newest runs of the model that were completed. A file of rows that is gone since counts for nothing. */
    List<RunSpace.Files> files(long modelId, ToLongFunction<Digest> bytes) {
        return database.list(
                """
                SELECT d.row_count, d.sha256, (SELECT o.sha256 FROM baseline b JOIN dataset o ON o.id = b.dataset_id
                    WHERE b.version_id = r.version_id AND b.kind = 'training' LIMIT 1), r.artifact_size
                FROM training_run r JOIN dataset d ON d.id = json_extract(r.training_config, '$.datasetId')
                WHERE r.model_id = ?1 AND r.status = 'completed' AND r.artifact_size IS NOT NULL AND d.row_count > 0
                ORDER BY r.id DESC LIMIT ?2\
                """,
                row -> new RunSpace.Files(
                        row.getLong(1),
                        bytes(bytes, row.getString(2)) + bytes(bytes, row.getString(3)),
                        row.getLong(4)),
                modelId,
                RunSpace.MOST_RUNS);
    }

    private static long bytes(ToLongFunction<Digest> bytes, String sha256) {
        return sha256 == null ? 0 : bytes.applyAsLong(new Digest(sha256));
    }

    /** The newest run that failed until then, and when; its id first. */
    Optional<Map.Entry<Long, Instant>> lastFailure(long modelId, Instant until) {
        return database.read(h -> h.createQuery("""
            SELECT id, completed_at FROM training_run
            WHERE model_id = ? AND status = 'failed' AND completed_at <= ? ORDER BY completed_at DESC, id DESC LIMIT 1\
            """)
                .bind(0, modelId)
                .bind(1, until.toEpochMilli())
                .map((rs, c) -> Map.entry(rs.getLong(1), Instant.ofEpochMilli(rs.getLong(2))))
                .findOne());
    }

    void start(long id, Instant at, Map<String, Object> environment) {
        database.run(h -> h.createUpdate(
                        "UPDATE training_run SET status = 'running', started_at = :at, environment = :environment"
                                + " WHERE id = :id")
                .bind("id", id)
                .bind("at", at.toEpochMilli())
                .bind("environment", Json.write(environment))
                .execute());
    }

    void dataset(long id, Map<String, Object> config, Map<String, Object> stats) {
        database.run(h -> h.createUpdate(
                        "UPDATE training_run SET training_config = :config, dataset_stats = :stats WHERE id = :id")
                .bind("id", id)
                .bind("config", Json.write(config))
                .bind("stats", Json.write(stats))
                .execute());
    }

    void epochs(long id, List<EpochMetrics> epochs) {
        database.run(h -> h.createUpdate("UPDATE training_run SET training_metrics = :epochs WHERE id = :id")
                .bind("id", id)
                .bind("epochs", Json.write(epochs))
                .execute());
    }

    void priority(long id, RunPriority priority) {
        database.update("UPDATE training_run SET priority = ?2 WHERE id = ?1", id, priority.rank());
    }

    void validating(long id, long versionId, RunArtifact artifact) {
        database.run(h -> h.createUpdate("""
            UPDATE training_run SET status = 'validating', version_id = :version, artifact_sha256 = :sha256,
                artifact_size = :size WHERE id = :id\
            """)
                .bind("id", id)
                .bind("version", versionId)
                .bind("sha256", artifact.digest().hex())
                .bind("size", artifact.bytes())
                .execute());
    }

    void completed(long id, Instant at, Duration duration, boolean passed, Map<String, Object> validation) {
        database.run(h -> h.createUpdate("""
            UPDATE training_run SET status = 'completed', completed_at = :at, duration_ms = :duration,
                validation_passed = :passed, validation_metrics = :validation WHERE id = :id\
            """)
                .bind("id", id)
                .bind("at", at.toEpochMilli())
                .bind("duration", duration.toMillis())
                .bind("passed", passed ? 1 : 0)
                .bind("validation", Json.write(validation))
                .execute());
    }

    void ended(long id, RunStatus status, Instant at, Optional<Duration> duration, String reason) {
        database.run(h -> h.createUpdate("""
            UPDATE training_run SET status = :status, completed_at = :at, duration_ms = :duration, failure_reason = :reason
            WHERE id = :id\
            """)
                .bind("id", id)
                .bind("status", status.word())
                .bind("at", at.toEpochMilli())
                .bind("duration", duration.map(Duration::toMillis).orElse(null))
                .bind("reason", reason)
                .execute());
    }

    void requestCancel(long id) {
        database.run(h -> h.execute("UPDATE training_run SET cancel_requested = 1 WHERE id = ?", id));
    }

    boolean cancelRequested(long id) {
        return database.read(h -> h.createQuery("SELECT cancel_requested FROM training_run WHERE id = ?")
                .bind(0, id)
                .mapTo(Boolean.class)
                .one());
    }

    private static TrainingRun run(ResultSet rs) throws SQLException {
        return new TrainingRun(
                rs.getLong("id"),
                rs.getLong("model_id"),
                rs.getString("model_name"),
                Nullable.whole(rs, "request_id"),
                Nullable.whole(rs, "version_id"),
                Nullable.whole(rs, "trained_from_id"),
                RunStatus.of(rs.getString("status")),
                TrainingType.of(rs.getString("training_type")),
                TriggeredBy.of(rs.getString("triggered_by")),
                rs.getString("trigger_reference"),
                Json.readObject(rs.getString("training_config")),
                Json.readObject(rs.getString("dataset_stats")),
                Json.readArray(rs.getString("training_metrics")).stream()
                        .map(e -> Json.convert(e, EpochMetrics.class))
                        .toList(),
                Json.readObject(rs.getString("validation_metrics")),
                Json.readObject(rs.getString("environment")),
                Nullable.flag(rs, "validation_passed"),
                Optional.ofNullable(rs.getString("failure_reason")).orElse(""),
                rs.getBoolean("cancel_requested"),
                Instant.ofEpochMilli(rs.getLong("queued_at")),
                Nullable.time(rs, "started_at"),
                Nullable.time(rs, "completed_at"),
                Nullable.length(rs, "duration_ms"),
                RunPriority.ofRank(rs.getInt("priority")),
                artifact(rs));
    }

    private static Optional<RunArtifact> artifact(ResultSet rs) throws SQLException {
        String hex = rs.getString("artifact_sha256");
        return hex == null
                ? Optional.empty()
                : Optional.of(new RunArtifact(new Digest(hex), rs.getLong("artifact_size")));
    }
}
