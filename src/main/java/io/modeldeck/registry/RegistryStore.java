package io.modeldeck.registry;

import io.modeldeck.domain.Json;
import io.modeldeck.domain.Stage;
import io.modeldeck.domain.TaskType;
import io.modeldeck.store.Database;
import io.modeldeck.store.Digest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The SQL of models and versions. */
final class RegistryStore {

    private static final String VERSIONS =
            "SELECT v.*, m.name AS model_name FROM model_version v JOIN model m ON m.id = v.model_id ";
    private static final String INSERT_VERSION = """
        INSERT INTO model_version (model_id, source_version, deployment_version, framework, stage, artifact_sha256,
          artifact_size, input_schema, output_schema, input_mapping, classes, metadata, training_run_id,
          trained_from_id, validation, validation_detail, created_at, recorded_at)
        VALUES (:model, :source, :deployment, :framework, 'candidate', :sha256, :size, :inputs, :outputs, :mapping,
          :classes, :metadata, :run, :trainedFrom, 'none', '{}', :at, :recordedAt)\
        """;

    private final Database database;

    RegistryStore(Database database) {
        this.database = database;
    }

    long insertModel(String name, TaskType task, Optional<String> positiveClass, Instant at, Instant recordedAt) {
        return database.write(
                handle -> handle.createUpdate("INSERT INTO model (name, task, positive_class, created_at, recorded_at)"
                                + " VALUES (:name, :task, :positive, :at, :recordedAt)")
                        .bind("name", name)
                        .bind("task", task.word())
                        .bind("positive", positiveClass.orElse(null))
                        .bind("at", at.toEpochMilli())
                        .bind("recordedAt", recordedAt.toEpochMilli())
                        .executeAndReturnGeneratedKeys("id")
                        .mapTo(Long.class)
                        .one());
    }

    List<ModelInfo> models() {
        return database.read(handle -> handle.createQuery("SELECT * FROM model ORDER BY name COLLATE NOCASE, name")
                .map((row, context) -> model(row))
                .list());
    }

    Optional<ModelInfo> model(String name) {
        return database.read(handle -> handle.createQuery("SELECT * FROM model WHERE name = :name")
                .bind("name", name)
                .map((row, context) -> model(row))
                .findOne());
    }

    Optional<ModelInfo> model(long id) {
        return database.read(handle -> handle.createQuery("SELECT * FROM model WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> model(row))
                .findOne());
    }

    List<ModelVersion> versions(long modelId) {
        return database.read(
                handle -> handle.createQuery(VERSIONS + "WHERE v.model_id = :model ORDER BY v.deployment_version")
                        .bind("model", modelId)
                        .map((row, context) -> version(row))
                        .list());
    }

    Optional<ModelVersion> version(long id) {
        return database.read(handle -> handle.createQuery(VERSIONS + "WHERE v.id = :id")
                .bind("id", id)
                .map((row, context) -> version(row))
                .findOne());
    }

    Optional<ModelVersion> production(long modelId) {
        return database.read(
                handle -> handle.createQuery(VERSIONS + "WHERE v.model_id = :model AND v.stage = 'production'")
                        .bind("model", modelId)
                        .map((row, context) -> version(row))
                        .findOne());
    }

    /** Takes the model's next number: counted up even when the version that gets it is thrown away later. */
    int nextDeployment(long modelId) {
        return database.write(handle -> handle.createQuery("UPDATE model SET next_deployment = next_deployment + 1"
                        + " WHERE id = :id RETURNING next_deployment - 1")
                .bind("id", modelId)
                .mapTo(Integer.class)
                .one());
    }

    long insertVersion(NewVersion version, int deployment, Instant at, Instant recordedAt) {
        return database.write(handle -> handle.createUpdate(INSERT_VERSION)
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
                .bind("run", boxed(version.trainingRunId()))
                .bind("trainedFrom", boxed(version.trainedFromId()))
                .bind("at", at.toEpochMilli())
                .bind("recordedAt", recordedAt.toEpochMilli())
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one());
    }

    void setValidation(long versionId, Validation validation, Map<String, Object> detail) {
        database.run(handle -> handle.createUpdate(
                        "UPDATE model_version SET validation = :validation, validation_detail = :detail WHERE id = :id")
                .bind("validation", validation.word())
                .bind("detail", Json.write(detail))
                .bind("id", versionId)
                .execute());
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

    /** Versions of other models that were trained from one of this model's. */
    List<String> dependents(long modelId) {
        return database.read(handle -> handle.createQuery("""
            SELECT m.name || ' v' || v.deployment_version FROM model_version v JOIN model m ON m.id = v.model_id
            WHERE v.model_id <> :model AND v.trained_from_id IN (SELECT id FROM model_version WHERE model_id = :model)\
            """)
                .bind("model", modelId)
                .mapTo(String.class)
                .list());
    }

    /** The artifacts that a model's versions and data sets refer to. */
    List<Digest> artifacts(long modelId) {
        return database.read(handle -> handle.createQuery("""
            SELECT artifact_sha256 FROM model_version WHERE model_id = :model AND artifact_sha256 IS NOT NULL
            UNION SELECT sha256 FROM dataset WHERE model_id = :model\
            """)
                .bind("model", modelId)
                .mapTo(String.class)
                .map(Digest::new)
                .list());
    }

    boolean isReferenced(Digest artifact) {
        return database.read(handle -> handle.createQuery(
                        "SELECT EXISTS (SELECT 1 FROM model_version WHERE artifact_sha256 = :sha256)"
                                + " OR EXISTS (SELECT 1 FROM dataset WHERE sha256 = :sha256)")
                .bind("sha256", artifact.hex())
                .mapTo(Boolean.class)
                .one());
    }

    /** Deletes the model with everything that speaks of it but the audit. */
    void deleteModel(long modelId) {
        database.run(handle -> {
            // Jobs name their model without a foreign key, since number 0 stands for the workspace.
            handle.createUpdate("DELETE FROM job WHERE model_id = :id")
                    .bind("id", modelId)
                    .execute();
            // First by the index on the model; what is left to the cascade has no such index to use.
            handle.createUpdate("DELETE FROM inference_event WHERE model_id = :id")
                    .bind("id", modelId)
                    .execute();
            handle.createUpdate("DELETE FROM model WHERE id = :id")
                    .bind("id", modelId)
                    .execute();
        });
    }

    private static Long boxed(OptionalLong id) {
        return id.isPresent() ? id.getAsLong() : null;
    }

    private static ModelInfo model(ResultSet row) throws SQLException {
        return new ModelInfo(
                row.getLong("id"),
                row.getString("name"),
                TaskType.of(row.getString("task")),
                Optional.ofNullable(row.getString("positive_class")),
                instant(row, "oldest_event_at"),
                instant(row, "newest_event_at"),
                Instant.ofEpochMilli(row.getLong("created_at")));
    }

    private static ModelVersion version(ResultSet row) throws SQLException {
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
                Json.readObject(row.getString("metadata")),
                id(row, "training_run_id"),
                id(row, "trained_from_id"),
                id(row, "parent_id"),
                Validation.of(row.getString("validation")),
                Json.readObject(row.getString("validation_detail")),
                instant(row, "promoted_at"),
                Optional.ofNullable(row.getString("promoted_by")),
                Instant.ofEpochMilli(row.getLong("created_at")));
    }

    private static <T> List<T> list(String json, Class<T> type) {
        return Json.readArray(json).stream().map(v -> Json.convert(v, type)).toList();
    }

    static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }

    private static OptionalLong id(ResultSet row, String column) throws SQLException {
        long id = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(id);
    }
}
