package io.modeldeck.retraining;

import io.modeldeck.domain.Json;
import io.modeldeck.domain.Problem;
import io.modeldeck.store.Database;
import io.modeldeck.store.Nullable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** SQL of the retraining requests. */
final class RequestStore {

    /** What was overtaken stands as expired in the words of the origin. */
    private static final String STATE = "CASE WHEN r.superseded_by IS NULL THEN r.status ELSE 'superseded' END";

    private static final String SELECT = "SELECT r.*, " + STATE
            + " AS state, m.name AS model_name FROM retraining_request r JOIN model m ON m.id = r.model_id";

    private final Database database;
    private final Clock clock;

    RequestStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
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

    long insert(NewRequest request) {
        return database.write(h -> h.createQuery("""
            INSERT INTO retraining_request (model_id, version_id, alert_id, requested_at, requested_by, trigger_reason,
                trigger_kind, trigger_details, status, checks, evidence, comment, recorded_at)
            VALUES (:model, :version, :alert, :at, :by, :reason, :kind, :details, 'pending_approval', :checks, :evidence, :comment, :recorded)
            RETURNING id\
            """)
                .bind("model", request.modelId())
                .bind("version", request.versionId())
                .bind("alert", Nullable.of(request.alertId()))
                .bind("at", request.at().toEpochMilli())
                .bind("by", request.by())
                .bind("reason", request.reason().originWord())
                .bind("kind", request.reason().word())
                .bind("details", Json.write(request.details()))
                .bind("checks", Json.write(request.checks()))
                .bind("evidence", Json.write(request.evidence()))
                .bind("comment", request.comment())
                .bind("recorded", clock.millis())
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
                     WHERE (?1 = 0 OR r.model_id = ?1) AND (?2 = '' OR \
                    """ + STATE + """
                     = ?2)
                    ORDER BY r.id DESC LIMIT ?3\
                    """,
                RequestStore::request,
                modelId.orElse(0),
                status.map(RequestStatus::word).orElse(""),
                limit);
    }

    /** The newest first. */
    List<WaitingRequest> waiting(int limit) {
        return database.list("""
                SELECT r.id, m.name FROM retraining_request r JOIN model m ON m.id = r.model_id
                WHERE r.status = 'pending_approval' AND r.superseded_by IS NULL ORDER BY r.id DESC LIMIT ?1\
                """, row -> new WaitingRequest(row.getLong(1), row.getString(2)), limit);
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

    /** A request of the model that was sent back and waits for a condition. */
    OptionalLong waitingForCondition(long modelId) {
        return database.first("""
                SELECT id FROM retraining_request
                WHERE model_id = ?1 AND status = 'sent_back' AND reopen_when IS NOT NULL\
                """, row -> OptionalLong.of(row.getLong(1)), modelId)
                .orElse(OptionalLong.empty());
    }

    /** Who made the request that the run answers. */
    Optional<String> requesterOfRun(long runId) {
        return database.read(h -> h.createQuery("SELECT requested_by FROM retraining_request WHERE run_id = ?")
                .bind(0, runId)
                .mapTo(String.class)
                .findOne());
    }

    /** A request of the model that waits for a decision, or for its condition, since before then; one that waits for a time does not grow old. */
    OptionalLong waitingSince(long modelId, Instant then) {
        return database.first("""
                        SELECT id FROM retraining_request WHERE model_id = ?1 AND coalesce(reviewed_at, requested_at) <= ?2
                            AND (status = 'pending_approval' OR status = 'sent_back'
                                AND coalesce(json_extract(reopen_when, '$.type'), '') <> 'time')\
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
        return new RetrainingRequest(
                rs.getLong("id"),
                rs.getLong("model_id"),
                rs.getString("model_name"),
                rs.getLong("version_id"),
                Nullable.whole(rs, "alert_id"),
                Instant.ofEpochMilli(rs.getLong("requested_at")),
                rs.getString("requested_by"),
                reason(rs).orElse(TriggerReason.of(rs.getString("trigger_reason"))),
                Json.readObject(rs.getString("trigger_details")),
                RequestStatus.of(rs.getString("state")),
                checks(rs),
                Json.readObject(rs.getString("evidence")),
                Optional.ofNullable(rs.getString("reviewed_by")),
                Nullable.time(rs, "reviewed_at"),
                rs.getString("comment"),
                rs.getBoolean("simulated"),
                Nullable.whole(rs, "run_id"),
                Optional.ofNullable(rs.getString("reopen_when")).map(ReopenCondition::read),
                Optional.ofNullable(rs.getString("superseded_by")));
    }

    static Optional<TriggerReason> reason(ResultSet rs) throws SQLException {
        return Optional.ofNullable(rs.getString("trigger_kind")).map(TriggerReason::of);
    }

    static List<Check> checks(ResultSet rs) throws SQLException {
        return Json.readArray(rs.getString("checks")).stream()
                .map(c -> Json.convert(c, Check.class))
                .toList();
    }
}
