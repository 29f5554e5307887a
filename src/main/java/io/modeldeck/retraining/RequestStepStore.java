package io.modeldeck.retraining;

import io.modeldeck.domain.Json;
import io.modeldeck.store.Database;
import io.modeldeck.store.Nullable;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** SQL of the steps that requests take, and of what each leaves at its request. */
final class RequestStepStore {

    private final Database database;
    private final Clock clock;

    RequestStepStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Lets a step happen to the request, and keeps it. Only a decision, not an approval that waits for a second or the end of a run, changes who reviewed it. */
    void add(long id, RequestStep step, RequestReview.With with) {
        database.update(
                "UPDATE retraining_request SET status = ?2, reopen_when = ?3, superseded_by = ?4,"
                        + " run_id = coalesce(?5, run_id), trigger_details = coalesce(?6, trigger_details) WHERE id = ?1",
                id,
                stored(step.to()),
                with.reopenWhen().map(c -> Json.write(c.document())).orElse(null),
                with.supersededBy().orElse(null),
                Nullable.of(with.runId()),
                with.details().map(Json::write).orElse(null));
        if (isReview(step.event())) {
            database.update(
                    "UPDATE retraining_request SET reviewed_by = ?2, reviewed_at = ?3, comment = ?4, simulated = ?5"
                            + " WHERE id = ?1",
                    id,
                    step.by(),
                    step.at().toEpochMilli(),
                    step.comment(),
                    step.simulated() ? 1 : 0);
        }
        database.update(
                """
                INSERT INTO request_step (request_id, event, from_status, to_status, at, by, comment, simulated, recorded_at)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)\
                """,
                id,
                step.event().word(),
                step.from().word(),
                step.to().word(),
                step.at().toEpochMilli(),
                step.by(),
                step.comment(),
                step.simulated() ? 1 : 0,
                clock.millis());
    }

    private static String stored(RequestStatus status) {
        return (status == RequestStatus.SUPERSEDED ? RequestStatus.EXPIRED : status).word();
    }

    private static boolean isReview(RequestEvent event) {
        return switch (event) {
            case APPROVE, WITHDRAW, REJECT, SEND_BACK, REOPEN, EXPIRE, SUPERSEDE -> true;
            case ENDORSE, RUN_COMPLETED, RUN_FAILED -> false;
        };
    }

    /** Everything that happened to the request, the oldest first. */
    List<RequestStep> of(long requestId) {
        return database.list(
                "SELECT * FROM request_step WHERE request_id = ?1 ORDER BY id",
                row -> new RequestStep(
                        RequestEvent.of(row.getString("event")),
                        RequestStatus.of(row.getString("from_status")),
                        RequestStatus.of(row.getString("to_status")),
                        Instant.ofEpochMilli(row.getLong("at")),
                        row.getString("by"),
                        row.getString("comment"),
                        row.getInt("simulated") == 1),
                requestId);
    }
}
