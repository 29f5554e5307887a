package io.modeldeck.quality;

import io.modeldeck.domain.Json;
import io.modeldeck.domain.Severity;
import io.modeldeck.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Constraints in the database. */
final class ConstraintStore {

    private final Database database;

    ConstraintStore(Database database) {
        this.database = database;
    }

    /** By feature, then in the order in which they were made. */
    List<Constraint> ofModel(long modelId) {
        return database.list(
                "SELECT * FROM quality_constraint WHERE model_id = ?1 ORDER BY feature, id",
                ConstraintStore::constraint,
                modelId);
    }

    Optional<Constraint> find(long id) {
        return database.read(handle -> handle.createQuery("SELECT * FROM quality_constraint WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> constraint(row))
                .findOne());
    }

    /** The constraints of the model that stood as they are now before the check was made. */
    Set<Long> before(long checkId) {
        return Set.copyOf(database.list(
                "SELECT c.id FROM quality_constraint c JOIN data_quality_metrics q ON q.model_id = c.model_id WHERE q.id = ?1"
                        + " AND c.recorded_at < q.recorded_at",
                row -> row.getLong(1),
                checkId));
    }

    /** Joins the running transaction. */
    long insert(Constraint constraint, Instant recordedAt) {
        return database.write(handle -> handle.createQuery(
                        "INSERT INTO quality_constraint (model_id, feature, rule,"
                                + " severity, note, recorded_at) VALUES (:model, :feature, :rule, :severity, :note, :recorded) RETURNING id")
                .bind("model", constraint.modelId())
                .bind("feature", constraint.feature())
                .bind("rule", rule(constraint))
                .bind("severity", constraint.severity().word())
                .bind("note", constraint.note())
                .bind("recorded", recordedAt.toEpochMilli())
                .mapTo(Long.class)
                .one());
    }

    /** Joins the running transaction. */
    void update(Constraint constraint, Instant recordedAt) {
        database.run(handle -> handle.createUpdate("UPDATE quality_constraint SET feature = :feature, rule = :rule,"
                        + " severity = :severity, note = :note, recorded_at = :recorded WHERE id = :id")
                .bind("feature", constraint.feature())
                .bind("rule", rule(constraint))
                .bind("severity", constraint.severity().word())
                .bind("note", constraint.note())
                .bind("recorded", recordedAt.toEpochMilli())
                .bind("id", constraint.id())
                .execute());
    }

    /** Joins the running transaction. */
    void delete(long id) {
        database.run(handle -> handle.execute("DELETE FROM quality_constraint WHERE id = ?", id));
    }

    private static String rule(Constraint constraint) {
        return Json.write(ConstraintDocument.of(constraint.rule()));
    }

    private static Constraint constraint(ResultSet row) throws SQLException {
        return new Constraint(
                row.getLong("id"),
                row.getLong("model_id"),
                row.getString("feature"),
                ConstraintDocument.rule(Json.readObject(row.getString("rule"))),
                Severity.of(row.getString("severity")),
                row.getString("note"));
    }
}
