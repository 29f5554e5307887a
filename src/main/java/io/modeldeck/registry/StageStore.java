package io.modeldeck.registry;

import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Stage;
import io.modeldeck.store.Database;
import io.modeldeck.store.Nullable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The SQL of the history of stages. A version has exactly one open row: the stage where it is. */
final class StageStore {

    private static final String SELECT = """
        SELECT c.*, v.deployment_version FROM stage_change c JOIN model_version v ON v.id = c.version_id
        WHERE c.model_id = :model ORDER BY c.id\
        """;
    private static final String IN_PRODUCTION = """
        SELECT version_id FROM stage_change
        WHERE model_id = :model AND to_stage = 'production' AND at <= :at AND (until IS NULL OR until > :at)
        ORDER BY id DESC LIMIT 1\
        """;

    private final Database database;
    private final Clock clock;

    StageStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Closes the version's open row and opens the next. */
    void move(
            Actor actor,
            Instant at,
            ModelVersion version,
            Optional<Stage> from,
            Stage to,
            ChangeKind kind,
            String comment) {
        database.run(handle -> {
            handle.createUpdate("UPDATE stage_change SET until = :at WHERE version_id = :version AND until IS NULL")
                    .bind("at", at.toEpochMilli())
                    .bind("version", version.id())
                    .execute();
            handle.createUpdate("""
                INSERT INTO stage_change (model_id, version_id, from_stage, to_stage, at, by, comment, kind, simulated, recorded_at)
                VALUES (:model, :version, :from, :to, :at, :by, :comment, :kind, :simulated, :recordedAt)\
                """)
                    .bind("model", version.modelId())
                    .bind("version", version.id())
                    .bind("from", from.map(Stage::word).orElse(null))
                    .bind("to", to.word())
                    .bind("at", at.toEpochMilli())
                    .bind("by", actor.name())
                    .bind("comment", comment)
                    .bind("kind", kind.word())
                    .bind("simulated", actor.simulated() ? 1 : 0)
                    .bind("recordedAt", clock.millis())
                    .execute();
        });
    }

    List<StageChange> history(long modelId) {
        return database.read(handle -> handle.createQuery(SELECT)
                .bind("model", modelId)
                .map((row, context) -> stageChange(row))
                .list());
    }

    /** Since when the version is in its stage. */
    Instant since(long versionId) {
        return Instant.ofEpochMilli(database.read(handle -> handle.createQuery(
                        "SELECT max(at) FROM stage_change WHERE version_id = :version AND until IS NULL")
                .bind("version", versionId)
                .mapTo(Long.class)
                .one()));
    }

    /** When the version last left production; empty where it never did. */
    Optional<Instant> leftProduction(long versionId) {
        return database.first(
                "SELECT until FROM stage_change WHERE version_id = ?1 AND to_stage = 'production' AND until IS NOT NULL"
                        + " ORDER BY id DESC LIMIT 1",
                row -> Instant.ofEpochMilli(row.getLong(1)),
                versionId);
    }

    /** Where each version of the model was at that moment, and how it had come there. */
    List<StageChange> at(long modelId, Instant at) {
        return database.list("""
                SELECT c.*, v.deployment_version FROM stage_change c JOIN model_version v ON v.id = c.version_id
                WHERE c.model_id = ?1 AND c.at <= ?2 AND (c.until IS NULL OR c.until > ?2)
                ORDER BY v.deployment_version\
                """, StageStore::stageChange, modelId, at.toEpochMilli());
    }

    boolean wasInProduction(long versionId) {
        return database.read(handle -> handle.createQuery("SELECT EXISTS (SELECT 1 FROM stage_change"
                        + " WHERE version_id = :version AND to_stage = 'production')")
                .bind("version", versionId)
                .mapTo(Boolean.class)
                .one());
    }

    OptionalLong inProductionAt(long modelId, Instant at) {
        return database.read(handle -> handle.createQuery(IN_PRODUCTION)
                        .bind("model", modelId)
                        .bind("at", at.toEpochMilli())
                        .mapTo(Long.class)
                        .findOne())
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    /** Who added the version. */
    Optional<String> creator(long versionId) {
        return database.read(handle -> handle.createQuery(
                        "SELECT by FROM stage_change WHERE version_id = :version AND kind = 'created'")
                .bind("version", versionId)
                .mapTo(String.class)
                .findFirst());
    }

    private static StageChange stageChange(ResultSet row) throws SQLException {
        return new StageChange(
                row.getLong("id"),
                row.getLong("model_id"),
                row.getLong("version_id"),
                row.getInt("deployment_version"),
                Optional.ofNullable(row.getString("from_stage")).map(Stage::of),
                Stage.of(row.getString("to_stage")),
                Instant.ofEpochMilli(row.getLong("at")),
                Nullable.time(row, "until"),
                row.getString("by"),
                row.getString("comment"),
                ChangeKind.of(row.getString("kind")),
                row.getInt("simulated") == 1);
    }
}
