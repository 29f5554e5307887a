package io.modeldeck.alert;

import io.modeldeck.domain.Severity;
import io.modeldeck.store.Database;
import io.modeldeck.store.Nullable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The columns of an alert and how a row of them is read: by position, since an inbox may hold a hundred thousand. The words of a rule and the name of a model are read once for one
 * answer of the store; an instance serves one.
 */
final class AlertRowStore implements Database.Row<Alert> {

    static final String SELECT = """
        SELECT a.id, a.rule_id, a.model_id, a.version_id, a.subject, a.at, a.alert_type, a.condition, a.actual_value, a.threshold,
            a.message, a.fired_at, a.resolved_at, a.closed_at, a.state, a.state_since, a.firings, a.cause, a.calm_since,
            a.acknowledged_at, a.severity, a.worst_value, a.acknowledged_by, a.assigned_to, a.usefulness, a.hidden, a.hidden_by,
            a.resting, r.rule_name, r.meaning, r.guidance, coalesce(m.name, '%s'), a.revision
        FROM alert_event a JOIN alert_rule r ON r.id = a.rule_id LEFT JOIN model m ON m.id = a.model_id\
        """.formatted(Alert.OF_WORKSPACE);

    private final Map<Long, RuleWords> rules = new HashMap<>();
    private final Map<Long, String> models = new HashMap<>();

    @Override
    public Alert read(ResultSet rs) throws SQLException {
        long version = rs.getLong(4);
        AlertType type = AlertType.of(rs.getString(7));
        OptionalDouble value = Nullable.real(rs, 9);
        Optional<Instant> fired = Nullable.time(rs, 12);
        long rule = rs.getLong(2);
        RuleWords words = rules.get(rule);
        if (words == null) {
            words = new RuleWords(rs.getString(29), rs.getString(30), rs.getString(31));
            rules.put(rule, words);
        }
        long model = rs.getLong(3);
        String modelName = models.get(model);
        if (modelName == null) {
            modelName = rs.getString(32);
            models.put(model, modelName);
        }
        Explanation explanation = value.isEmpty() && fired.isPresent()
                ? Explanation.ofNothingMeasured()
                : Explanation.of(type, words.meaning(), words.guidance());
        return new Alert(
                rs.getLong(1),
                rule,
                words.name(),
                model,
                modelName,
                version == 0 ? OptionalLong.empty() : OptionalLong.of(version),
                rs.getString(5),
                Instant.ofEpochMilli(rs.getLong(6)),
                type,
                rs.getString(8),
                value,
                Nullable.real(rs, 10).orElse(Double.NaN),
                rs.getString(11),
                latch(rs),
                fired,
                Nullable.time(rs, 13),
                Nullable.time(rs, 14),
                care(rs),
                explanation.meaning(),
                explanation.guidance());
    }

    /** See {@link AlertStamp}. */
    static long revision(ResultSet rs) throws SQLException {
        return rs.getLong(33);
    }

    private static LatchState latch(ResultSet rs) throws SQLException {
        return new LatchState(
                AlertState.of(rs.getString(15)),
                Instant.ofEpochMilli(rs.getLong(16)),
                rs.getInt(17),
                Optional.ofNullable(rs.getString(18)).map(Cause::of),
                Nullable.time(rs, 19),
                Nullable.time(rs, 20),
                Severity.of(rs.getString(21)),
                Nullable.real(rs, 22).orElse(Double.NaN),
                rs.getBoolean(28));
    }

    private static Care care(ResultSet rs) throws SQLException {
        return new Care(
                Optional.ofNullable(rs.getString(23)),
                Optional.ofNullable(rs.getString(24)),
                Optional.ofNullable(rs.getString(25)).map(Usefulness::of),
                hidden(rs));
    }

    private static Optional<Hidden> hidden(ResultSet rs) throws SQLException {
        String why = rs.getString(26);
        return why == null ? Optional.empty() : Optional.of(new Hidden(Hidden.Why.of(why), rs.getLong(27)));
    }
}
