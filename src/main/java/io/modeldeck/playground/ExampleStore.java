package io.modeldeck.playground;

import io.modeldeck.domain.Json;
import io.modeldeck.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The SQL of examples. */
final class ExampleStore {

    private final Database database;

    ExampleStore(Database database) {
        this.database = database;
    }

    /** Puts it in the place of what is kept under that name. */
    void put(long versionId, String name, Map<String, Object> inputs, String keptBy, Instant at) {
        database.update("""
                INSERT INTO example (version_id, name, inputs, kept_by, at) VALUES (?1, ?2, ?3, ?4, ?5)
                ON CONFLICT (version_id, name) DO UPDATE SET inputs = excluded.inputs, kept_by = excluded.kept_by, at = excluded.at\
                """, versionId, name, Json.write(inputs), keptBy, at.toEpochMilli());
    }

    void remove(long id) {
        database.update("DELETE FROM example WHERE id = ?1", id);
    }

    Optional<Example> find(long versionId, String name) {
        return database.first(
                "SELECT * FROM example WHERE version_id = ?1 AND name = ?2", ExampleStore::example, versionId, name);
    }

    /** Those of every version of a model, by name. */
    List<Example> ofModel(long modelId, int most) {
        return database.list(
                "SELECT e.* FROM example e JOIN model_version v ON v.id = e.version_id WHERE v.model_id = ?1"
                        + " ORDER BY e.name, e.version_id DESC LIMIT ?2",
                ExampleStore::example,
                modelId,
                most);
    }

    private static Example example(ResultSet row) throws SQLException {
        return new Example(
                row.getLong("id"),
                row.getLong("version_id"),
                row.getString("name"),
                Json.readObject(row.getString("inputs")),
                row.getString("kept_by"),
                Instant.ofEpochMilli(row.getLong("at")));
    }
}
