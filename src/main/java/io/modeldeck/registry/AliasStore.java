package io.modeldeck.registry;

import io.modeldeck.domain.Actor;
import io.modeldeck.store.Database;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/** SQL of the names that people give versions. */
final class AliasStore {

    private final Database database;
    private final Clock clock;

    AliasStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The ids of the versions by name, in the order of the names. */
    Map<String, Long> all(long modelId) {
        Map<String, Long> aliases = new LinkedHashMap<>();
        database.list(
                        "SELECT name, version_id FROM version_alias WHERE model_id = ?1 ORDER BY name",
                        row -> Map.entry(row.getString(1), row.getLong(2)),
                        modelId)
                .forEach(entry -> aliases.put(entry.getKey(), entry.getValue()));
        return aliases;
    }

    OptionalLong find(long modelId, String name) {
        return database.first(
                        "SELECT version_id FROM version_alias WHERE model_id = ?1 AND name = ?2",
                        row -> OptionalLong.of(row.getLong(1)),
                        modelId,
                        name)
                .orElse(OptionalLong.empty());
    }

    void put(Actor actor, Instant at, long modelId, String name, long versionId) {
        database.update("""
                INSERT INTO version_alias (model_id, name, version_id, at, by, recorded_at)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                ON CONFLICT (model_id, name) DO UPDATE SET version_id = excluded.version_id, at = excluded.at,
                    by = excluded.by, recorded_at = excluded.recorded_at\
                """, modelId, name, versionId, at.toEpochMilli(), actor.name(), clock.millis());
    }

    void remove(long modelId, String name) {
        database.update("DELETE FROM version_alias WHERE model_id = ?1 AND name = ?2", modelId, name);
    }
}
