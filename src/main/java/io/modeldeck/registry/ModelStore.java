package io.modeldeck.registry;

import io.modeldeck.domain.Json;
import io.modeldeck.domain.TaskType;
import io.modeldeck.store.Database;
import io.modeldeck.store.Digest;
import io.modeldeck.store.Nullable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The SQL of models. */
final class ModelStore {

    private final Database database;

    ModelStore(Database database) {
        this.database = database;
    }

    long insertModel(String name, TaskType task, Optional<String> positiveClass, Instant at, Instant recordedAt) {
        return database.write(
                handle -> handle.createQuery("INSERT INTO model (name, task, positive_class, created_at, recorded_at)"
                                + " VALUES (:name, :task, :positive, :at, :recordedAt) RETURNING id")
                        .bind("name", name)
                        .bind("task", task.word())
                        .bind("positive", positiveClass.orElse(null))
                        .bind("at", at.toEpochMilli())
                        .bind("recordedAt", recordedAt.toEpochMilli())
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
        return database.first("SELECT * FROM model WHERE id = ?1", ModelStore::model, id);
    }

    Optional<ModelNote> note(long modelId) {
        return database.first(
                "SELECT tags, note, at, by FROM model_note WHERE model_id = ?1",
                row -> new ModelNote(
                        Json.readArray(row.getString(1)).stream()
                                .map(String::valueOf)
                                .toList(),
                        row.getString(2),
                        Instant.ofEpochMilli(row.getLong(3)),
                        row.getString(4)),
                modelId);
    }

    void putNote(long modelId, ModelNote note, long recordedAt) {
        database.update(
                """
                INSERT INTO model_note (model_id, tags, note, at, by, recorded_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                ON CONFLICT (model_id) DO UPDATE SET tags = excluded.tags, note = excluded.note, at = excluded.at,
                    by = excluded.by, recorded_at = excluded.recorded_at\
                """, modelId, Json.write(note.tags()), note.note(), note.at().toEpochMilli(), note.by(), recordedAt);
    }

    /** The number that would be taken next. */
    int peekDeployment(long modelId) {
        return database.first("SELECT next_deployment FROM model WHERE id = ?1", row -> row.getInt(1), modelId)
                .orElse(1);
    }

    /** Takes the model's next number: counted up even when the version that gets it is thrown away later. */
    int nextDeployment(long modelId) {
        return database.write(handle -> handle.createQuery("UPDATE model SET next_deployment = next_deployment + 1"
                        + " WHERE id = :id RETURNING next_deployment - 1")
                .bind("id", modelId)
                .mapTo(Integer.class)
                .one());
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

    private static ModelInfo model(ResultSet row) throws SQLException {
        return new ModelInfo(
                row.getLong("id"),
                row.getString("name"),
                TaskType.of(row.getString("task")),
                Optional.ofNullable(row.getString("positive_class")),
                Nullable.time(row, "oldest_event_at"),
                Nullable.time(row, "newest_event_at"),
                Instant.ofEpochMilli(row.getLong("created_at")));
    }
}
