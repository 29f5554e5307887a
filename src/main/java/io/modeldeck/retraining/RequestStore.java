package io.modeldeck.retraining;

import io.modeldeck.domain.Json;
import io.modeldeck.domain.Problem;
import io.modeldeck.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** SQL of the retraining requests and of the policy's decisions. */
final class RequestStore {

    private static final String SELECT =
            "SELECT r.*, m.name AS model_name FROM retraining_request r JOIN model m ON m.id = r.model_id";

    private final Database database;

    RequestStore(Database database) {
        this.database = database;
    }

    /** A request to be stored. See {@link RetrainingRequest} for the parts. */
    record NewRequest(
            long modelId,
            long versionId,
            OptionalLong alertId,
            Instant at,
            String by,
            TriggerReason reason,
            Map<String, Object> details,
            List<Check> checks,
            Map<String, Object> evidence,
            String comment) {}

    long insert(NewRequest request, long recordedAt) {
        return database.write(h -> h.createQuery("""
            INSERT INTO retraining_request (model_id, version_id, alert_id, requested_at, requested_by, trigger_reason,
                trigger_kind, trigger_details, status, checks, evidence, comment, recorded_at)
            VALUES (:model, :version, :alert, :at, :by, :reason, :kind, :details, 'pending_approval', :checks, :evidence, :comment, :recorded)
            RETURNING id\
            """)
                .bind("model", request.modelId())
                .bind("version", request.versionId())
                .bind("alert", request.alertId().isPresent() ? request.alertId().getAsLong() : null)
                .bind("at", request.at().toEpochMilli())
                .bind("by", request.by())
                .bind("reason", request.reason().originWord())
                .bind("kind", request.reason().word())
                .bind("details", Json.write(request.details()))
                .bind("checks", Json.write(request.checks()))
                .bind("evidence", Json.write(request.evidence()))
                .bind("comment", request.comment())
                .bind("recorded", recordedAt)
                .mapTo(Long.class)
                .one());
    }

    RetrainingRequest require(long id) {
        return database.read(h -> h.createQuery(SELECT + " WHERE r.id = :id")
                        .bind("id", id)
                        .map((rs, c) -> request(rs))
                        .findOne())
                .orElseThrow(
                        () -> new Problem("There is no retraining request " + id + "; see: modeldeck requests list."));
    }

    /** The newest first; of all models when none is named. */
    List<RetrainingRequest> list(OptionalLong modelId, Optional<RequestStatus> status, int limit) {
        return database.list(
                SELECT + """
                     WHERE (?1 = 0 OR r.model_id = ?1) AND (?2 = '' OR r.status = ?2)
                    ORDER BY r.id DESC LIMIT ?3\
                    """,
                RequestStore::request,
                modelId.orElse(0),
                status.map(RequestStatus::word).orElse(""),
                limit);
    }

    /** The newest first. */
    List<RetrainingRequest> ofAlert(long alertId) {
        return database.read(h -> h.createQuery(SELECT + " WHERE r.alert_id = ? ORDER BY r.id DESC")
                .bind(0, alertId)
                .map((rs, c) -> request(rs))
                .list());
    }

    OptionalLong open(long modelId) {
        return database.first("""
                SELECT id FROM retraining_request
                WHERE model_id = ?1 AND status IN ('pending_approval', 'approved', 'sent_back')\
                """, row -> OptionalLong.of(row.getLong(1)), modelId)
                .orElse(OptionalLong.empty());
    }

    void decide(
            long id,
            RequestStatus status,
            String by,
            Instant at,
            String comment,
            boolean simulated,
            OptionalLong runId) {
        database.run(h -> h.createUpdate("""
            UPDATE retraining_request SET status = :status, reviewed_by = :by, reviewed_at = :at, comment = :comment,
                simulated = :simulated, run_id = coalesce(:run, run_id) WHERE id = :id\
            """)
                .bind("id", id)
                .bind("status", status.word())
                .bind("by", by)
                .bind("at", at.toEpochMilli())
                .bind("comment", comment)
                .bind("simulated", simulated ? 1 : 0)
                .bind("run", runId.isPresent() ? runId.getAsLong() : null)
                .execute());
    }

    /** Who made the request that the run answers. */
    Optional<String> requesterOfRun(long runId) {
        return database.read(h -> h.createQuery("SELECT requested_by FROM retraining_request WHERE run_id = ?")
                .bind(0, runId)
                .mapTo(String.class)
                .findOne());
    }

    void status(long id, RequestStatus status, Map<String, Object> details) {
        database.run(h -> h.createUpdate(
                        "UPDATE retraining_request SET status = :status, trigger_details = :details WHERE id = :id")
                .bind("id", id)
                .bind("status", status.word())
                .bind("details", Json.write(details))
                .execute());
    }

    void decision(PolicyDecision decision, long recordedAt) {
        database.run(h -> h.createUpdate("""
            INSERT INTO retraining_decision (model_id, alert_id, at, accepted, reason, trigger_kind, summary, checks,
                request_id, recorded_at)
            VALUES (:model, :alert, :at, :accepted, :reason, :kind, :summary, :checks, :request, :recorded)\
            """)
                .bind("model", decision.modelId())
                .bind(
                        "alert",
                        decision.alertId().isPresent() ? decision.alertId().getAsLong() : null)
                .bind("at", decision.at().toEpochMilli())
                .bind("accepted", decision.accepted() ? 1 : 0)
                .bind("reason", decision.reason())
                .bind("kind", decision.trigger().map(TriggerReason::word).orElse(null))
                .bind("summary", decision.summary())
                .bind("checks", Json.write(decision.checks()))
                .bind(
                        "request",
                        decision.requestId().isPresent() ? decision.requestId().getAsLong() : null)
                .bind("recorded", recordedAt)
                .execute());
    }

    /** The newest first. */
    List<PolicyDecision> decisions(OptionalLong modelId, Optional<Boolean> accepted, int limit) {
        return database.list(
                """
                SELECT * FROM retraining_decision
                WHERE (?1 = 0 OR model_id = ?1) AND (?2 < 0 OR accepted = ?2)
                ORDER BY id DESC LIMIT ?3\
                """,
                row -> new PolicyDecision(
                        row.getLong("model_id"),
                        number(row, "alert_id"),
                        Instant.ofEpochMilli(row.getLong("at")),
                        row.getBoolean("accepted"),
                        row.getString("reason"),
                        reason(row),
                        row.getString("summary"),
                        checks(row),
                        number(row, "request_id")),
                modelId.orElse(0),
                accepted.map(yes -> yes ? 1 : 0).orElse(-1),
                limit);
    }

    /** The last thing that was said to a trigger of the model. */
    Optional<PolicyDecision> lastDecision(long modelId) {
        return decisions(OptionalLong.of(modelId), Optional.empty(), 1).stream().findFirst();
    }

    /** A request of the model that waits for a decision since before then. */
    OptionalLong waitingSince(long modelId, Instant then) {
        return database.first("""
                        SELECT id FROM retraining_request WHERE model_id = ?1 AND status = 'pending_approval'
                            AND coalesce(reviewed_at, requested_at) <= ?2\
                        """, row -> OptionalLong.of(row.getLong(1)), modelId, then.toEpochMilli())
                .orElse(OptionalLong.empty());
    }

    Optional<RetrainingPolicy.Setback> lastRejection(long modelId, Instant until) {
        return database.first(
                """
                SELECT id, reviewed_at FROM retraining_request
                WHERE model_id = ?1 AND status = 'rejected' AND reviewed_at <= ?2
                ORDER BY reviewed_at DESC, id DESC LIMIT 1\
                """,
                row -> new RetrainingPolicy.Setback(
                        "request " + row.getLong(1) + " was rejected", Instant.ofEpochMilli(row.getLong(2))),
                modelId,
                until.toEpochMilli());
    }

    private static RetrainingRequest request(ResultSet rs) throws SQLException {
        long reviewed = rs.getLong("reviewed_at");
        Optional<Instant> reviewedAt = rs.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(reviewed));
        return new RetrainingRequest(
                rs.getLong("id"),
                rs.getLong("model_id"),
                rs.getString("model_name"),
                rs.getLong("version_id"),
                number(rs, "alert_id"),
                Instant.ofEpochMilli(rs.getLong("requested_at")),
                rs.getString("requested_by"),
                reason(rs).orElse(TriggerReason.of(rs.getString("trigger_reason"))),
                Json.readObject(rs.getString("trigger_details")),
                RequestStatus.of(rs.getString("status")),
                checks(rs),
                Json.readObject(rs.getString("evidence")),
                Optional.ofNullable(rs.getString("reviewed_by")),
                reviewedAt,
                rs.getString("comment"),
                rs.getBoolean("simulated"),
                number(rs, "run_id"));
    }

    private static Optional<TriggerReason> reason(ResultSet rs) throws SQLException {
        return Optional.ofNullable(rs.getString("trigger_kind")).map(TriggerReason::of);
    }

    private static List<Check> checks(ResultSet rs) throws SQLException {
        return Json.readArray(rs.getString("checks")).stream()
                .map(c -> Json.convert(c, Check.class))
                .toList();
    }

    private static OptionalLong number(ResultSet rs, String column) throws SQLException {
        long value = rs.getLong(column);
        return rs.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
