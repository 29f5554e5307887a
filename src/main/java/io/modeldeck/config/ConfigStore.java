package io.modeldeck.config;

import io.modeldeck.domain.Json;
import io.modeldeck.store.Database;
import java.time.Instant;
import java.util.Map;

/** The config documents' SQL. Scope 0, 0 is the workspace; model, 0 a model; model, version a version. */
final class ConfigStore {

    private final Database database;

    ConfigStore(Database database) {
        this.database = database;
    }

    Map<String, Object> document(long modelId, long versionId) {
        return database.read(
                h -> h.createQuery("SELECT config FROM monitoring_config WHERE coalesce(model_id, 0) = :model AND"
                                + " coalesce(version_id, 0) = :version")
                        .bind("model", modelId)
                        .bind("version", versionId)
                        .mapTo(String.class)
                        .findOne()
                        .map(Json::readObject)
                        .orElse(Map.of()));
    }

    /** What people call a version within its model: {@code v3}. */
    String version(long versionId) {
        return "v"
                + database.first(
                                "SELECT deployment_version FROM model_version WHERE id = ?1",
                                row -> row.getLong(1),
                                versionId)
                        .orElse(versionId);
    }

    void put(long modelId, long versionId, Map<String, ?> document, Instant recordedAt) {
        database.run(h -> {
            h.execute(
                    "DELETE FROM monitoring_config WHERE coalesce(model_id, 0) = ? AND coalesce(version_id, 0) = ?",
                    modelId,
                    versionId);
            if (!document.isEmpty() || modelId == 0) {
                h.createUpdate("INSERT INTO monitoring_config (model_id, version_id, config, recorded_at) VALUES"
                                + " (nullif(:model, 0), nullif(:version, 0), :config, :at)")
                        .bind("model", modelId)
                        .bind("version", versionId)
                        .bind("config", Json.write(document))
                        .bind("at", recordedAt.toEpochMilli())
                        .execute();
            }
        });
    }
}
