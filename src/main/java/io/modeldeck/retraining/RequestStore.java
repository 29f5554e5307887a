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
                trigger_details, status, checks, evidence, comment, recorded_at)
            VALUES (:model, :version, :alert, :at, :by, :reason, :details, 'pending_approval', :checks, :evidence, :comment, :recorded)
            RETURNING id\
            """)
                .bind("model", request.modelId())
                .bind("version", request.versionId())
                .bind("alert", request.alertId().isPresent() ? request.alertId().getAsLong() : null)
                .bind("at", request.at().toEpochMilli())
                .bind("by", request.by())
                .bind("reason", request.reason().word())
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
        return database.read(h -> h.createQuery(SELECT + """
             WHERE (:model = 0 OR r.model_id = :model) AND (:status = '' OR r.status = :status)
            ORDER BY r.id DESC LIMIT :limit\
            """)
                .bind("model", modelId.orElse(0))
                .bind("status", status.map(RequestStatus::word).orElse(""))
                .bind("limit", limit)
                .map((rs, c) -> request(rs))
                .list());
    }

    /** The newest first. */
    List<RetrainingRequest> ofAlert(long alertId) {
        return database.read(h -> h.createQuery(SELECT + " WHERE r.alert_id = ? ORDER BY r.id DESC")
                .bind(0, alertId)
                .map((rs, c) -> request(rs))
                .list());
    }

    OptionalLong open(long modelId) {
        return database.read(h -> h.createQuery("""
            SELECT id FROM retraining_request
            WHERE model_id = ? AND status IN ('pending_approval', 'approved', 'sent_back')\
            """)
                .bind(0, modelId)
                .mapTo(Long.class)
                .findOne()
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty()));
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

    void decision(long modelId, OptionalLong alertId, Instant at, boolean accepted, String reason, long recordedAt) {
        database.run(h -> h.execute(
                "INSERT INTO retraining_decision (model_id, alert_id, at, accepted, reason, recorded_at) VALUES (?, ?,"
                        + " ?, ?, ?, ?)",
                modelId,
                alertId.isPresent() ? alertId.getAsLong() : null,
                at.toEpochMilli(),
                accepted ? 1 : 0,
                reason,
                recordedAt));
    }

    List<PolicyDecision> decisions(OptionalLong modelId, int limit) {
        return database.read(h -> h.createQuery("""
            SELECT * FROM retraining_decision WHERE :model = 0 OR model_id = :model ORDER BY id DESC LIMIT :limit\
            """)
                .bind("model", modelId.orElse(0))
                .bind("limit", limit)
                .map((rs, c) -> new PolicyDecision(
                        rs.getLong("model_id"),
                        number(rs, "alert_id"),
                        Instant.ofEpochMilli(rs.getLong("at")),
                        rs.getBoolean("accepted"),
                        rs.getString("reason")))
                .list());
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
                TriggerReason.of(rs.getString("trigger_reason")),
                Json.readObject(rs.getString("trigger_details")),
                RequestStatus.of(rs.getString("status")),
                Json.readArray(rs.getString("checks")).stream()
                        .map(c -> Json.convert(c, Check.class))
                        .toList(),
                Json.readObject(rs.getString("evidence")),
                Optional.ofNullable(rs.getString("reviewed_by")),
                reviewedAt,
                rs.getString("comment"),
                rs.getBoolean("simulated"),
                number(rs, "run_id"));
    }

    private static OptionalLong number(ResultSet rs, String column) throws SQLException {
        long value = rs.getLong(column);
        return rs.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
