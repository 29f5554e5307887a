package io.modeldeck.telemetry;

import io.modeldeck.domain.Json;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.store.Database;
import io.modeldeck.store.Digest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The SQL of frozen data sets. */
final class DatasetStore {

    private static final String INSERT = """
        INSERT INTO dataset (model_id, name, sha256, row_count, columns, from_at, to_at, source, recorded_at)
        VALUES (:model, :name, :sha256, :rows, :columns, :from, :to, :source, :recordedAt) RETURNING id\
        """;

    private final Database database;
    private final Clock clock;

    DatasetStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** With the type of each column, in order. */
    record Stored(Dataset dataset, Map<String, String> types) {}

    long insert(
            long modelId,
            String name,
            Digest digest,
            long rows,
            String columns,
            Optional<TimeRange> range,
            String source) {
        return database.write(handle -> handle.createQuery(INSERT)
                .bind("model", modelId)
                .bind("name", name)
                .bind("sha256", digest.hex())
                .bind("rows", rows)
                .bind("columns", columns)
                .bind("from", range.map(TimeRange::fromMillis).orElse(null))
                .bind("to", range.map(TimeRange::toMillis).orElse(null))
                .bind("source", source)
                .bind("recordedAt", clock.millis())
                .mapTo(Long.class)
                .one());
    }

    Optional<Stored> find(long id) {
        return database.read(handle -> handle.createQuery("SELECT * FROM dataset WHERE id = ?")
                .bind(0, id)
                .map((row, context) -> stored(row))
                .findOne());
    }

    List<Stored> ofModel(long modelId) {
        return database.read(handle -> handle.createQuery("SELECT * FROM dataset WHERE model_id = ? ORDER BY id DESC")
                .bind(0, modelId)
                .map((row, context) -> stored(row))
                .list());
    }

    private static Stored stored(ResultSet row) throws SQLException {
        Map<String, String> types = new LinkedHashMap<>();
        Json.readObject(row.getString("columns")).forEach((name, type) -> types.put(name, String.valueOf(type)));
        long from = row.getLong("from_at");
        Optional<TimeRange> range =
                row.wasNull() ? Optional.empty() : Optional.of(TimeRange.ofMillis(from, row.getLong("to_at")));
        Dataset dataset = new Dataset(
                row.getLong("id"),
                row.getLong("model_id"),
                row.getString("name"),
                new Digest(row.getString("sha256")),
                row.getLong("row_count"),
                List.copyOf(types.keySet()),
                range,
                row.getString("source"),
                Instant.ofEpochMilli(row.getLong("recorded_at")));
        return new Stored(dataset, types);
    }
}
