package io.modeldeck.drift;

import io.modeldeck.domain.Json;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.store.Database;
import io.modeldeck.store.Nullable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Baselines in the database. */
final class BaselineStore {

    private final Database database;

    BaselineStore(Database database) {
        this.database = database;
    }

    /** Adds an active baseline and deactivates the one of the same scope. Joins the running transaction. */
    long insert(Baseline baseline) {
        return database.write(handle -> {
            handle.createUpdate("UPDATE baseline SET active = 0 WHERE model_id = :model AND version_id IS :version")
                    .bind("model", baseline.modelId())
                    .bind("version", Nullable.of(baseline.versionId()))
                    .execute();
            return handle.createQuery(
                            "INSERT INTO baseline (model_id, version_id, kind, dataset_id, from_at, to_at,"
                                    + " row_count, quality, active, at, by, comment, recorded_at) VALUES (:model, :version,"
                                    + " :kind, :dataset, :from, :to, :rows, :quality, 1, :at, :by, :comment, :recorded) RETURNING id")
                    .bind("model", baseline.modelId())
                    .bind("version", Nullable.of(baseline.versionId()))
                    .bind("kind", baseline.kind().word())
                    .bind("dataset", baseline.datasetId())
                    .bind("from", baseline.range().map(TimeRange::fromMillis).orElse(null))
                    .bind("to", baseline.range().map(TimeRange::toMillis).orElse(null))
                    .bind("rows", baseline.rows())
                    .bind("quality", Json.write(quality(baseline.quality())))
                    .bind("at", baseline.at().toEpochMilli())
                    .bind("by", baseline.by())
                    .bind("comment", baseline.comment())
                    .bind("recorded", baseline.recordedAt().toEpochMilli())
                    .mapTo(Long.class)
                    .one();
        });
    }

    /** The active baseline of the version, else that of the model. */
    Optional<Baseline> active(long modelId, OptionalLong versionId) {
        return database.first(
                "SELECT * FROM baseline WHERE model_id = ?1 AND active = 1 AND (version_id IS NULL OR version_id = ?2)"
                        + " ORDER BY version_id IS NULL, id DESC LIMIT 1",
                BaselineStore::baseline,
                modelId,
                Nullable.of(versionId));
    }

    /** The active baseline of exactly this scope. */
    Optional<Baseline> activeOfScope(long modelId, OptionalLong versionId) {
        return database.read(handle -> handle.createQuery(
                        "SELECT * FROM baseline WHERE model_id = :model AND active = 1 AND version_id IS :version")
                .bind("model", modelId)
                .bind("version", Nullable.of(versionId))
                .map((row, context) -> baseline(row))
                .findOne());
    }

    Optional<Baseline> baseline(long id) {
        return database.read(handle -> handle.createQuery("SELECT * FROM baseline WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> baseline(row))
                .findOne());
    }

    /** All baselines of a model, the newest first. */
    List<Baseline> all(long modelId) {
        return database.read(
                handle -> handle.createQuery("SELECT * FROM baseline WHERE model_id = :model ORDER BY id DESC")
                        .bind("model", modelId)
                        .map((row, context) -> baseline(row))
                        .list());
    }

    private static Baseline baseline(ResultSet row) throws SQLException {
        long from = row.getLong("from_at");
        boolean undated = row.wasNull();
        return new Baseline(
                row.getLong("id"),
                row.getLong("model_id"),
                Nullable.whole(row, "version_id"),
                BaselineKind.of(row.getString("kind")),
                row.getLong("dataset_id"),
                undated ? Optional.empty() : Optional.of(TimeRange.ofMillis(from, row.getLong("to_at"))),
                row.getLong("row_count"),
                quality(row.getString("quality")),
                row.getBoolean("active"),
                Instant.ofEpochMilli(row.getLong("at")),
                row.getString("by"),
                row.getString("comment"),
                Instant.ofEpochMilli(row.getLong("recorded_at")));
    }

    private static Map<String, Object> quality(BaselineQuality quality) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("labelled", quality.labelled());
        quality.accuracy().ifPresent(accuracy -> json.put("accuracy", accuracy));
        quality.mae().ifPresent(mae -> json.put("mae", mae));
        return json;
    }

    private static BaselineQuality quality(String json) {
        Map<String, Object> read = Json.readObject(json);
        return new BaselineQuality(
                ((Number) read.get("labelled")).longValue(), number(read.get("accuracy")), number(read.get("mae")));
    }

    private static OptionalDouble number(Object value) {
        return value instanceof Number number ? OptionalDouble.of(number.doubleValue()) : OptionalDouble.empty();
    }
}
