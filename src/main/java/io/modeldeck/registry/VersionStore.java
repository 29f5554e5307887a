package io.modeldeck.registry;

import io.modeldeck.domain.Json;
import io.modeldeck.domain.Stage;
import io.modeldeck.store.Database;
import io.modeldeck.store.Digest;
import io.modeldeck.store.Nullable;
import io.modeldeck.store.Recall;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The SQL of versions. */
final class VersionStore {

    private static final String VERSIONS =
            "SELECT v.*, m.name AS model_name FROM model_version v JOIN model m ON m.id = v.model_id ";
    private static final String INSERT_VERSION = """
        INSERT INTO model_version (model_id, source_version, deployment_version, framework, stage, artifact_sha256,
          artifact_size, input_schema, output_schema, input_mapping, classes, metadata, training_run_id,
          trained_from_id, validation, validation_detail, created_at, recorded_at)
        VALUES (:model, :source, :deployment, :framework, 'candidate', :sha256, :size, :inputs, :outputs, :mapping,
          :classes, :metadata, :run, :trainedFrom, 'none', '{}', :at, :recordedAt)
        RETURNING id\
        """;

    private final Database database;
    private final ParsedDocuments documents = new ParsedDocuments();
    /** By model. A model keeps its name, so versions alone decide. */
    private final Recall<Long, Optional<ModelVersion>> production;

    VersionStore(Database database) {
        this.database = database;
        this.production = new Recall<>(database, "model_version");
    }

    List<ModelVersion> versions(long modelId) {
        return database.list(VERSIONS + "WHERE v.model_id = ?1 ORDER BY v.deployment_version", this::version, modelId);
    }

    Optional<ModelVersion> version(long id) {
        return database.first(VERSIONS + "WHERE v.id = ?1", this::version, id);
    }

    Optional<ModelVersion> production(long modelId) {
        return production.of(
                modelId,
                () -> database.first(
                        VERSIONS + "WHERE v.model_id = ?1 AND v.stage = 'production'", this::version, modelId));
    }

    long insertVersion(NewVersion version, int deployment, Instant at, Instant recordedAt) {
        return database.write(handle -> handle.createQuery(INSERT_VERSION)
                .bind("model", version.modelId())
                .bind("source", version.sourceVersion())
                .bind("deployment", deployment)
                .bind("framework", version.framework())
                .bind("sha256", version.artifact().map(Digest::hex).orElse(null))
                .bind("size", version.artifact().isPresent() ? version.artifactSize() : null)
                .bind("inputs", Json.write(version.inputs()))
                .bind("outputs", Json.write(version.outputs()))
                .bind("mapping", Json.write(version.mapping().bindings()))
                .bind("classes", Json.write(version.classes()))
                .bind("metadata", Json.write(version.metadata()))
                .bind("run", Nullable.of(version.trainingRunId()))
                .bind("trainedFrom", Nullable.of(version.trainedFromId()))
                .bind("at", at.toEpochMilli())
                .bind("recordedAt", recordedAt.toEpochMilli())
                .mapTo(Long.class)
                .one());
    }

    void setValidation(long versionId, Validation validation, Instant at, Map<String, Object> detail) {
        database.run(handle -> handle.createUpdate("UPDATE model_version SET validation = :validation,"
                        + " validated_at = :at, validation_detail = :detail WHERE id = :id")
                .bind("at", at.toEpochMilli())
                .bind("validation", validation.word())
                .bind("detail", Json.write(detail))
                .bind("id", versionId)
                .execute());
    }

    void setMetadata(long versionId, Map<String, Object> metadata) {
        database.update("UPDATE model_version SET metadata = ?2 WHERE id = ?1", versionId, Json.write(metadata));
    }

    void setStage(long versionId, Stage stage) {
        database.run(handle -> handle.createUpdate("UPDATE model_version SET stage = :stage WHERE id = :id")
                .bind("stage", stage.word())
                .bind("id", versionId)
                .execute());
    }

    void setPromoted(long versionId, Instant at, String by) {
        database.run(handle -> handle.createUpdate(
                        "UPDATE model_version SET promoted_at = :at, promoted_by = :by WHERE id = :id")
                .bind("at", at.toEpochMilli())
                .bind("by", by)
                .bind("id", versionId)
                .execute());
    }

    void setParent(long versionId, long parentId) {
        database.run(handle -> handle.createUpdate(
                        "UPDATE model_version SET parent_id = :parent WHERE id = :id AND parent_id IS NULL")
                .bind("parent", parentId)
                .bind("id", versionId)
                .execute());
    }

    /** Takes the version out; the runs that made or tried it stay without it. */
    void delete(long versionId) {
        database.update("UPDATE training_run SET version_id = NULL WHERE version_id = ?1", versionId);
        database.update("DELETE FROM model_version WHERE id = ?1", versionId);
    }

    /** What speaks of a version and would lose its meaning without it, a few words each. */
    List<String> mentions(long versionId) {
        return database.list("""
                SELECT words FROM (
                    SELECT 1 AS place, 'v' || deployment_version || ' was trained from it' AS words FROM model_version
                        WHERE trained_from_id = ?1
                    UNION ALL SELECT 2, 'run ' || id || ' started from it' FROM training_run WHERE trained_from_id = ?1
                    UNION ALL SELECT 3, 'run ' || id || ' is still at work on it' FROM training_run
                        WHERE version_id = ?1 AND status IN ('queued', 'running', 'validating')
                    UNION ALL SELECT 4, 'request ' || id || ' is about it' FROM retraining_request WHERE version_id = ?1
                    UNION ALL SELECT 5, 'alert ' || id || ' is about it' FROM alert_event WHERE version_id = ?1
                    UNION ALL SELECT 6, 'the rule "' || rule_name || '" is for it' FROM alert_rule WHERE version_id = ?1
                    UNION ALL SELECT 7, 'it has events' WHERE EXISTS (
                        SELECT 1 FROM inference_event e JOIN model_version v ON v.model_id = e.model_id
                        WHERE v.id = ?1 AND e.version_id = ?1))
                ORDER BY place LIMIT 5\
                """, row -> row.getString(1), versionId);
    }

    private ModelVersion version(ResultSet row) throws SQLException {
        return new ModelVersion(
                row.getLong("id"),
                row.getLong("model_id"),
                row.getString("model_name"),
                row.getString("source_version"),
                row.getInt("deployment_version"),
                row.getString("framework"),
                Stage.of(row.getString("stage")),
                Optional.ofNullable(row.getString("artifact_sha256")).map(Digest::new),
                row.getLong("artifact_size"),
                list(row.getString("input_schema"), TensorSpec.class),
                list(row.getString("output_schema"), TensorSpec.class),
                new InputMapping(list(row.getString("input_mapping"), InputBinding.class)),
                list(row.getString("classes"), String.class),
                documents.of("object", row.getString("metadata"), Json::readObject),
                Nullable.whole(row, "training_run_id"),
                Nullable.whole(row, "trained_from_id"),
                Nullable.whole(row, "parent_id"),
                Validation.of(row.getString("validation")),
                documents.of("object", row.getString("validation_detail"), Json::readObject),
                Nullable.time(row, "validated_at"),
                Nullable.time(row, "promoted_at"),
                Optional.ofNullable(row.getString("promoted_by")),
                Instant.ofEpochMilli(row.getLong("created_at")));
    }

    private <T> List<T> list(String json, Class<T> type) {
        return documents.of(
                type.getName(),
                json,
                text -> Json.readArray(text).stream()
                        .map(v -> Json.convert(v, type))
                        .toList());
    }
}
