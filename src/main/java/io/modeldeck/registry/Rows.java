package io.modeldeck.registry;

import io.modeldeck.domain.Json;
import io.modeldeck.domain.Stage;
import io.modeldeck.domain.TaskType;
import io.modeldeck.store.Digest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** From rows to records. */
final class Rows {

    private Rows() {}

    static ModelInfo model(ResultSet row) throws SQLException {
        return new ModelInfo(
                row.getLong("id"),
                row.getString("name"),
                TaskType.of(row.getString("task")),
                Optional.ofNullable(row.getString("positive_class")),
                instant(row, "oldest_event_at"),
                instant(row, "newest_event_at"),
                Instant.ofEpochMilli(row.getLong("created_at")));
    }

    static ModelVersion version(ResultSet row) throws SQLException {
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

    static StageChange stageChange(ResultSet row) throws SQLException {
        return new StageChange(
                row.getLong("id"),
                row.getLong("model_id"),
                row.getLong("version_id"),
                row.getInt("deployment_version"),
                Optional.ofNullable(row.getString("from_stage")).map(Stage::of),
                Stage.of(row.getString("to_stage")),
                Instant.ofEpochMilli(row.getLong("at")),
                instant(row, "until"),
                row.getString("by"),
                row.getString("comment"),
                ChangeKind.of(row.getString("kind")),
                row.getInt("simulated") == 1);
    }

    private static <T> List<T> list(String json, Class<T> type) {
        return Json.readArray(json).stream().map(v -> Json.convert(v, type)).toList();
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }

    private static OptionalLong id(ResultSet row, String column) throws SQLException {
        long id = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(id);
    }
}
