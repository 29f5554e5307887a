package io.modeldeck.alert;

import io.modeldeck.store.Database;
import io.modeldeck.store.Nullable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The columns of an alert and how a row of them is read: by position, since an inbox may hold a hundred thousand, and with few texts, each of which is a
 * call into the store's library and a copy. What many say alike is read as one text, {@link AlertSort}; the words of a rule and the name of a model are
 * read once for one answer of the store, which an instance serves.
 */
final class AlertRowStore implements Database.Row<Alert> {

    static final String SELECT = """
        SELECT a.id, a.rule_id, a.model_id, a.version_id, a.subject, a.at, %s, a.actual_value, a.threshold, a.message, a.fired_at,
            a.resolved_at, a.closed_at, a.state_since, a.firings, a.calm_since, a.acknowledged_at, a.worst_value,
            coalesce(a.acknowledged_by, a.assigned_to, a.usefulness, a.hidden) IS NOT NULL, a.acknowledged_by, a.assigned_to,
            a.usefulness, a.hidden, a.hidden_by, a.resting, r.rule_name, r.meaning, r.guidance, coalesce(m.name, '%s'), a.revision
        FROM alert_event a JOIN alert_rule r ON r.id = a.rule_id LEFT JOIN model m ON m.id = a.model_id\
        """.formatted(AlertSort.COLUMN, Alert.OF_WORKSPACE);

    private final Map<Long, RuleWords> rules = new HashMap<>();
    private final Map<Long, String> models = new HashMap<>();
    private final Map<String, AlertSort> sorts = new HashMap<>();
    /** Of the words of a rule, for a type. */
    private final Map<RuleWords, Map<AlertType, Explanation>> explanations = new HashMap<>();

    @Override
    public Alert read(ResultSet rs) throws SQLException {
        long version = rs.getLong(4);
        AlertSort sort = sorts.computeIfAbsent(rs.getString(7), AlertSort::of);
        OptionalDouble value = Nullable.real(rs, 8);
        Optional<Instant> fired = Nullable.time(rs, 11);
        long rule = rs.getLong(2);
        RuleWords words = rules.get(rule);
        if (words == null) {
            words = new RuleWords(rs.getString(26), rs.getString(27), rs.getString(28));
            rules.put(rule, words);
        }
        long model = rs.getLong(3);
        String modelName = models.get(model);
        if (modelName == null) {
            modelName = rs.getString(29);
            models.put(model, modelName);
        }
        Explanation explanation = value.isEmpty() && fired.isPresent()
                ? Explanation.ofNothingMeasured()
                : explanation(sort.type(), words);
        return new Alert(
                rs.getLong(1),
                rule,
                words.name(),
                model,
                modelName,
                version == 0 ? OptionalLong.empty() : OptionalLong.of(version),
                rs.getString(5),
                Instant.ofEpochMilli(rs.getLong(6)),
                sort.type(),
                sort.condition(),
                value,
                Nullable.real(rs, 9).orElse(Double.NaN),
                rs.getString(10),
                latch(rs, sort),
                fired,
                Nullable.time(rs, 12),
                Nullable.time(rs, 13),
                care(rs),
                explanation.meaning(),
                explanation.guidance());
    }

    /** See {@link AlertStamp}. */
    static long revision(ResultSet rs) throws SQLException {
        return rs.getLong(30);
    }

    private Explanation explanation(AlertType type, RuleWords words) {
        return explanations
                .computeIfAbsent(words, its -> new EnumMap<>(AlertType.class))
                .computeIfAbsent(type, one -> Explanation.of(one, words.meaning(), words.guidance()));
    }

    private static LatchState latch(ResultSet rs, AlertSort sort) throws SQLException {
        return new LatchState(
                sort.state(),
                Instant.ofEpochMilli(rs.getLong(14)),
                rs.getInt(15),
                sort.cause(),
                Nullable.time(rs, 16),
                Nullable.time(rs, 17),
                sort.severity(),
                Nullable.real(rs, 18).orElse(Double.NaN),
                rs.getBoolean(25));
    }

    private static Care care(ResultSet rs) throws SQLException {
        if (!rs.getBoolean(19)) {
            return Care.NONE;
        }
        return new Care(
                Optional.ofNullable(rs.getString(20)),
                Optional.ofNullable(rs.getString(21)),
                Optional.ofNullable(rs.getString(22)).map(Usefulness::of),
                hidden(rs));
    }

    private static Optional<Hidden> hidden(ResultSet rs) throws SQLException {
        String why = rs.getString(23);
        return why == null ? Optional.empty() : Optional.of(new Hidden(Hidden.Why.of(why), rs.getLong(24)));
    }
}
