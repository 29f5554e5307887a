package io.modeldeck.alert;

import io.modeldeck.alert.Silence.Kind;
import io.modeldeck.domain.Severity;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The silences' SQL. */
final class SilenceStore {

    private final Database database;

    SilenceStore(Database database) {
        this.database = database;
    }

    /** Those that are not over at the moment, the soonest to end first. */
    List<Silence> notOver(Instant now) {
        return database.list(
                "SELECT * FROM silence WHERE until_at > ?1 ORDER BY until_at, id",
                SilenceStore::silence,
                now.toEpochMilli());
    }

    /** The newest first. */
    List<Silence> newest(int limit) {
        return database.read(h -> h.createQuery("SELECT * FROM silence ORDER BY id DESC LIMIT :limit")
                .bind("limit", limit)
                .map((rs, c) -> silence(rs))
                .list());
    }

    Optional<Silence> find(long id) {
        return database.read(h -> h.createQuery("SELECT * FROM silence WHERE id = :id")
                .bind("id", id)
                .map((rs, c) -> silence(rs))
                .findOne());
    }

    long insert(Silence silence, Instant recordedAt) {
        Matcher matcher = silence.matcher();
        return database.write(h -> h.createQuery("""
            INSERT INTO silence (kind, model_id, rule_name, alert_type, severity, subject, from_at, until_at, by, reason, recorded_at)
            VALUES (:kind, nullif(:model, 0), :rule, :type, :severity, :subject, :from, :until, :by, :reason, :recorded)
            RETURNING id\
            """)
                .bind("kind", silence.kind().word())
                .bind("model", matcher.modelId().orElse(0))
                .bind("rule", matcher.ruleName().orElse(null))
                .bind("type", matcher.type().map(AlertType::word).orElse(null))
                .bind("severity", matcher.severity().map(Severity::word).orElse(null))
                .bind("subject", matcher.subject().orElse(null))
                .bind("from", silence.range().fromMillis())
                .bind("until", silence.range().toMillis())
                .bind("by", silence.by())
                .bind("reason", silence.reason())
                .bind("recorded", recordedAt.toEpochMilli())
                .mapTo(Long.class)
                .one());
    }

    /** Changes when it holds and why. */
    void update(Silence silence) {
        database.run(h -> h.execute(
                "UPDATE silence SET from_at = ?, until_at = ?, reason = ? WHERE id = ?",
                silence.range().fromMillis(),
                silence.range().toMillis(),
                silence.reason(),
                silence.id()));
    }

    private static Silence silence(ResultSet rs) throws SQLException {
        long model = rs.getLong("model_id");
        return new Silence(
                rs.getLong("id"),
                Kind.of(rs.getString("kind")),
                new Matcher(
                        model == 0 ? OptionalLong.empty() : OptionalLong.of(model),
                        Optional.ofNullable(rs.getString("rule_name")),
                        Optional.ofNullable(rs.getString("alert_type")).map(AlertType::of),
                        Optional.ofNullable(rs.getString("severity")).map(Severity::of),
                        Optional.ofNullable(rs.getString("subject"))),
                TimeRange.ofMillis(rs.getLong("from_at"), rs.getLong("until_at")),
                rs.getString("by"),
                rs.getString("reason"));
    }
}
