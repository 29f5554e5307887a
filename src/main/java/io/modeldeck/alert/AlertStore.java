package io.modeldeck.alert;

import io.modeldeck.alert.AlertTransition.Kind;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Severity;
import io.modeldeck.store.Database;
import io.modeldeck.store.Nullable;
import io.modeldeck.store.Recall;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.SqlStatement;

/** The alerts' SQL. */
final class AlertStore {

    /** In the place of a model's number: of every model, and of the workspace. */
    private static final long ALL = -1;

    private final Database database;
    private final Clock clock;
    /** By model. A model keeps its name. */
    private final Recall<OptionalLong, List<Alert>> watched;

    AlertStore(Database database, Clock clock) {
        this.database = database;
        this.watched = new Recall<>(database, "alert_event", "alert_rule");
        this.clock = clock;
    }

    /** Every alert that is not closed, also those that are only pending; of all models and of the workspace when none is named. */
    List<Alert> open(OptionalLong modelId) {
        return watched(modelId).stream().filter(Alert::isOpen).toList();
    }

    /** The alerts that the next look at their rule may move: those that are not closed, and those that rest. */
    List<Alert> watched(OptionalLong modelId) {
        return watched.of(
                modelId,
                () -> List.copyOf(database.list(
                        // The sign keeps it from reading all that ever were, which lie in that order.
                        AlertRowStore.SELECT + " WHERE (a.closed_at IS NULL OR a.resting = 1) AND " + of(modelId, "?1")
                                + " ORDER BY +a.id",
                        new AlertRowStore(),
                        modelId.orElse(ALL))));
    }

    Alert require(long id) {
        return find(id).orElseThrow(
                        () -> new Problem("There is no alert " + id + "; modeldeck alerts list shows them."));
    }

    Optional<Alert> find(long id) {
        return database.read(h -> h.createQuery(AlertRowStore.SELECT + " WHERE a.id = :id")
                .bind("id", id)
                .map(alerts())
                .findOne());
    }

    List<Alert> history(AlertFilter filter) {
        return database.read(h -> h.createQuery(AlertRowStore.SELECT + " WHERE " + of(filter.modelId(), ":model") + """
             AND a.firings > 0
                AND (:severity = '' OR a.severity = :severity) AND (:type = '' OR a.alert_type = :type)
                AND a.at >= :from AND a.at < :to
                AND (:open = -1 OR (a.closed_at IS NULL) = :open)
                AND (:acknowledged = -1 OR a.acknowledged = :acknowledged)
            ORDER BY a.at DESC, a.id DESC LIMIT :limit\
            """)
                .bind("model", filter.modelId().orElse(ALL))
                .bind("severity", filter.severity().map(Severity::word).orElse(""))
                .bind("type", filter.type().map(AlertType::word).orElse(""))
                .bind("from", filter.range().map(r -> r.fromMillis()).orElse(Long.MIN_VALUE))
                .bind("to", filter.range().map(r -> r.toMillis()).orElse(Long.MAX_VALUE))
                .bind("open", number(filter.open()))
                .bind("acknowledged", number(filter.acknowledged()))
                .bind("limit", filter.limit())
                .map(alerts())
                .list());
    }

    List<AlertTransition> transitions(long alertId) {
        return database.read(h -> h.createQuery("SELECT * FROM alert_transition WHERE alert_id = :alert ORDER BY id")
                .bind("alert", alertId)
                .map((rs, c) -> transition(rs))
                .list());
    }

    long insert(Alert alert) {
        return database.write(h -> bound(h.createQuery("""
            INSERT INTO alert_event (rule_id, model_id, version_id, subject, at, alert_type, severity, condition, actual_value,
                worst_value, threshold, message, state, state_since, firings, cause, calm_since, fired_at, resolved_at, closed_at,
                acknowledged, acknowledged_by, acknowledged_at, assigned_to, usefulness, hidden, hidden_by, resting, recorded_at)
            VALUES (:rule, nullif(:model, 0), nullif(:version, 0), :subject, :at, :type, :severity, :condition, :actual,
                :worst, :threshold, :message, :state, :since, :firings, :cause, :calm, :fired, :resolved, :closed,
                :acknowledged, :by, :acknowledgedAt, :assigned, :usefulness, :hidden, :hiddenBy, :resting, :recorded)
            RETURNING id\
            """), alert)
                .bind("rule", alert.ruleId())
                .bind("model", alert.modelId())
                .bind("subject", alert.subject())
                .bind("at", alert.at().toEpochMilli())
                .bind("type", alert.type().word())
                .bind("recorded", clock.millis())
                .mapTo(Long.class)
                .one());
    }

    void update(Alert alert) {
        database.run(
                h -> bound(h.createUpdate("""
                    UPDATE alert_event SET version_id = nullif(:version, 0), severity = :severity, condition = :condition,
                        actual_value = :actual, worst_value = :worst, threshold = :threshold, message = :message, state = :state,
                        state_since = :since, firings = :firings, cause = :cause, calm_since = :calm, fired_at = :fired,
                        resolved_at = :resolved, closed_at = :closed, acknowledged = :acknowledged, acknowledged_by = :by,
                        acknowledged_at = :acknowledgedAt, assigned_to = :assigned, usefulness = :usefulness, hidden = :hidden,
                        hidden_by = :hiddenBy, resting = :resting
                    WHERE id = :id\
                    """), alert).bind("id", alert.id()).execute());
    }

    /** Forgets a condition that was met for a while and never fired. */
    void delete(long alertId) {
        database.run(h -> h.execute("DELETE FROM alert_event WHERE id = ? AND firings = 0", alertId));
    }

    void deletePending(long ruleId) {
        database.run(h -> h.execute("DELETE FROM alert_event WHERE rule_id = ? AND firings = 0", ruleId));
    }

    /** Lets a closed alert rest no longer: its rule watches again. */
    void wake(long alertId) {
        database.update("UPDATE alert_event SET resting = 0 WHERE id = ?1", alertId);
    }

    /** The same for every alert of a rule. */
    void wakeAll(long ruleId) {
        database.update("UPDATE alert_event SET resting = 0 WHERE rule_id = ?1 AND resting = 1", ruleId);
    }

    void add(AlertTransition step) {
        database.run(h -> h.createUpdate("""
            INSERT INTO alert_transition (alert_id, kind, at, from_state, to_state, value, by, comment, recorded_at)
            VALUES (:alert, :kind, :at, :from, :to, :value, :by, :comment, :recorded)\
            """)
                .bind("alert", step.alertId())
                .bind("kind", step.kind().word())
                .bind("at", step.at().toEpochMilli())
                .bind("from", step.from().word())
                .bind("to", step.to().word())
                .bind("value", Nullable.of(step.value()))
                .bind("by", step.by())
                .bind("comment", step.comment())
                .bind("recorded", clock.millis())
                .execute());
    }

    private static <S extends SqlStatement<S>> S bound(S statement, Alert alert) {
        Care care = alert.care();
        return statement
                .bind("version", alert.versionId().orElse(0))
                .bind("severity", alert.severity().word())
                .bind("condition", alert.condition())
                .bind("actual", Nullable.of(alert.actualValue()))
                .bind("worst", Nullable.of(alert.worstValue()))
                .bind("threshold", boxed(alert.threshold()))
                .bind("message", alert.message())
                .bind("state", alert.state().word())
                .bind("since", alert.stateSince().toEpochMilli())
                .bind("firings", alert.firings())
                .bind("cause", alert.latch().cause().map(Cause::word).orElse(null))
                .bind("calm", Nullable.millis(alert.latch().calmSince()))
                .bind("fired", Nullable.millis(alert.firedAt()))
                .bind("resolved", Nullable.millis(alert.resolvedAt()))
                .bind("closed", Nullable.millis(alert.closedAt()))
                .bind("acknowledged", alert.acknowledged() ? 1 : 0)
                .bind("by", alert.acknowledgedBy().orElse(null))
                .bind("acknowledgedAt", Nullable.millis(alert.acknowledgedAt()))
                .bind("assigned", care.assignedTo().orElse(null))
                .bind("usefulness", care.usefulness().map(Usefulness::word).orElse(null))
                .bind("hidden", care.hidden().map(hidden -> hidden.why().word()).orElse(null))
                .bind("hiddenBy", care.hidden().map(Hidden::by).orElse(null))
                .bind("resting", alert.latch().resting() ? 1 : 0);
    }

    /** Those of one model as an index has them: with a choice between one and all in the statement it would have none. */
    private static String of(OptionalLong modelId, String bound) {
        return modelId.isPresent() ? "a.model_id IS nullif(" + bound + ", 0)" : bound + " = " + ALL;
    }

    private static RowMapper<Alert> alerts() {
        AlertRowStore row = new AlertRowStore();
        return (rs, context) -> row.read(rs);
    }

    private static AlertTransition transition(ResultSet rs) throws SQLException {
        return new AlertTransition(
                rs.getLong("id"),
                rs.getLong("alert_id"),
                Kind.of(rs.getString("kind")),
                Instant.ofEpochMilli(rs.getLong("at")),
                AlertState.of(rs.getString("from_state")),
                AlertState.of(rs.getString("to_state")),
                Nullable.real(rs, "value"),
                rs.getString("by"),
                rs.getString("comment"));
    }

    private static Double boxed(double value) {
        return Double.isNaN(value) ? null : value;
    }

    private static int number(Optional<Boolean> flag) {
        return flag.map(yes -> yes ? 1 : 0).orElse(-1);
    }
}
