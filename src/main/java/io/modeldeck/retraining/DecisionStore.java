package io.modeldeck.retraining;

import io.modeldeck.domain.Json;
import io.modeldeck.store.Database;
import io.modeldeck.store.Nullable;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** SQL of the policy's decisions. */
final class DecisionStore {

    private final Database database;
    private final Clock clock;

    DecisionStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    void add(PolicyDecision decision) {
        database.run(h -> h.createUpdate("""
            INSERT INTO retraining_decision (model_id, alert_id, at, accepted, reason, trigger_kind, summary, checks,
                request_id, recorded_at)
            VALUES (:model, :alert, :at, :accepted, :reason, :kind, :summary, :checks, :request, :recorded)\
            """)
                .bind("model", decision.modelId())
                .bind("alert", Nullable.of(decision.alertId()))
                .bind("at", decision.at().toEpochMilli())
                .bind("accepted", decision.accepted() ? 1 : 0)
                .bind("reason", decision.reason())
                .bind("kind", decision.trigger().map(TriggerReason::word).orElse(null))
                .bind("summary", decision.summary())
                .bind("checks", Json.write(decision.checks()))
                .bind("request", Nullable.of(decision.requestId()))
                .bind("recorded", clock.millis())
                .execute());
    }

    /** The newest first. */
    List<PolicyDecision> list(OptionalLong modelId, Optional<Boolean> accepted, int limit) {
        return database.list(
                """
                SELECT * FROM retraining_decision
                WHERE (?1 = 0 OR model_id = ?1) AND (?2 < 0 OR accepted = ?2)
                ORDER BY id DESC LIMIT ?3\
                """,
                row -> new PolicyDecision(
                        row.getLong("model_id"),
                        Nullable.whole(row, "alert_id"),
                        Instant.ofEpochMilli(row.getLong("at")),
                        row.getBoolean("accepted"),
                        row.getString("reason"),
                        RequestStore.reason(row),
                        row.getString("summary"),
                        RequestStore.checks(row),
                        Nullable.whole(row, "request_id")),
                modelId.orElse(0),
                accepted.map(yes -> yes ? 1 : 0).orElse(-1),
                limit);
    }

    /** The last thing that was said to a trigger of the model. */
    Optional<PolicyDecision> last(long modelId) {
        return list(OptionalLong.of(modelId), Optional.empty(), 1).stream().findFirst();
    }
}
