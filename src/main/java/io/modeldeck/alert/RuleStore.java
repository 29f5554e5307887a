package io.modeldeck.alert;

import io.modeldeck.domain.Json;
import io.modeldeck.domain.Severity;
import io.modeldeck.store.Database;
import io.modeldeck.store.Nullable;
import io.modeldeck.store.Recall;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.statement.SqlStatement;

/** The rules' SQL. */
final class RuleStore {

    private static final String ORDER = " ORDER BY coalesce(model_id, 0), coalesce(version_id, 0), id";

    private final Database database;
    /** By their text: rules are read at every look at the alerts, and their conditions change by a person's hand only. */
    private final Map<String, Condition> conditions = new ConcurrentHashMap<>();

    private final Recall<String, List<AlertRule>> every;

    RuleStore(Database database) {
        this.database = database;
        this.every = new Recall<>(database, "alert_rule");
    }

    /** Also those that were deleted, which alerts of old still speak of. */
    List<AlertRule> everyRule() {
        return every.of("", () -> List.copyOf(database.list("SELECT * FROM alert_rule" + ORDER, this::rule)));
    }

    List<AlertRule> all() {
        return database.read(h -> h.createQuery("SELECT * FROM alert_rule WHERE deleted_at IS NULL" + ORDER)
                .map((rs, c) -> rule(rs))
                .list());
    }

    /** The global rules and those of the model. */
    List<AlertRule> touching(long modelId) {
        return database.read(
                h -> h.createQuery("SELECT * FROM alert_rule WHERE deleted_at IS NULL AND (model_id IS NULL OR model_id"
                                + " = :model)" + ORDER)
                        .bind("model", modelId)
                        .map((rs, c) -> rule(rs))
                        .list());
    }

    /** Also one that was deleted. */
    Optional<AlertRule> find(long id) {
        return database.read(h -> h.createQuery("SELECT * FROM alert_rule WHERE id = :id")
                .bind("id", id)
                .map((rs, c) -> rule(rs))
                .findOne());
    }

    Optional<AlertRule> inUse(long id) {
        return find(id).filter(rule -> all().contains(rule));
    }

    Optional<AlertRule> find(String name, OptionalLong modelId, OptionalLong versionId) {
        return database.read(
                h -> h.createQuery("SELECT * FROM alert_rule WHERE deleted_at IS NULL AND rule_name = :name AND"
                                + " coalesce(model_id, 0) = :model AND coalesce(version_id, 0) = :version")
                        .bind("name", name)
                        .bind("model", modelId.orElse(0))
                        .bind("version", versionId.orElse(0))
                        .map((rs, c) -> rule(rs))
                        .findOne());
    }

    long insert(AlertRule rule, Instant recordedAt) {
        return database.write(h ->
                bound(h.createQuery("""
            INSERT INTO alert_rule (rule_name, model_id, version_id, enabled, alert_type, condition, severity,
                notification_channels, meaning, guidance, recorded_at)
            VALUES (:name, nullif(:model, 0), nullif(:version, 0), :enabled, :type, :condition, :severity,
                :channels, :meaning, :guidance, :recorded)
            RETURNING id\
            """), rule, recordedAt).mapTo(Long.class).one());
    }

    void update(AlertRule rule, Instant recordedAt) {
        database.run(h -> bound(h.createUpdate("""
            UPDATE alert_rule SET rule_name = :name, model_id = nullif(:model, 0), version_id = nullif(:version, 0),
                enabled = :enabled, alert_type = :type, condition = :condition, severity = :severity,
                notification_channels = :channels, meaning = :meaning, guidance = :guidance, recorded_at = :recorded
            WHERE id = :id\
            """), rule, recordedAt)
                .bind("id", rule.id())
                .execute());
    }

    /** Takes the rule out of use; its row stays, for the alerts that speak of it and for whoever wants it back. */
    void delete(long id, Instant at) {
        database.update("UPDATE alert_rule SET deleted_at = ?2 WHERE id = ?1", id, at.toEpochMilli());
    }

    /** Takes it into use again, as it was. */
    void restore(long id) {
        database.update("UPDATE alert_rule SET deleted_at = NULL WHERE id = ?1", id);
    }

    /** What people said of the alerts that each rule raised, and how many there were. */
    Map<Long, RuleRecord> records() {
        return database.read(h -> h.createQuery("""
            SELECT rule_id, count(*) AS alerts, sum(firings) AS firings,
                sum(usefulness IS 'useful') AS useful, sum(usefulness IS 'noise') AS noise
            FROM alert_event WHERE firings > 0 GROUP BY rule_id\
            """).reduceRows(new HashMap<>(), (records, row) -> {
            records.put(
                    row.getColumn("rule_id", Long.class),
                    new RuleRecord(
                            row.getColumn("alerts", Integer.class),
                            row.getColumn("firings", Integer.class),
                            row.getColumn("useful", Integer.class),
                            row.getColumn("noise", Integer.class)));
            return records;
        }));
    }

    private static <S extends SqlStatement<S>> S bound(S statement, AlertRule rule, Instant recordedAt) {
        return statement
                .bind("name", rule.name())
                .bind("model", rule.modelId().orElse(0))
                .bind("version", rule.versionId().orElse(0))
                .bind("enabled", rule.enabled() ? 1 : 0)
                .bind("type", rule.type().word())
                .bind("condition", Json.write(rule.condition().document()))
                .bind("severity", rule.severity().word())
                .bind("channels", Json.write(rule.channels()))
                .bind("meaning", rule.meaning())
                .bind("guidance", rule.guidance())
                .bind("recorded", recordedAt.toEpochMilli());
    }

    private AlertRule rule(ResultSet rs) throws SQLException {
        return new AlertRule(
                rs.getLong("id"),
                rs.getString("rule_name"),
                Nullable.whole(rs, "model_id"),
                Nullable.whole(rs, "version_id"),
                rs.getBoolean("enabled"),
                conditions.computeIfAbsent(rs.getString("condition"), Condition::parse),
                Severity.of(rs.getString("severity")),
                Json.readArray(rs.getString("notification_channels")).stream()
                        .map(String::valueOf)
                        .toList(),
                rs.getString("meaning"),
                rs.getString("guidance"));
    }
}
