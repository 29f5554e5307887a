package io.modeldeck.retraining;

import io.modeldeck.config.MonitoringConfig;
import io.modeldeck.domain.Actor;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.retraining.RequestReview.With;
import io.modeldeck.store.Database;
import io.modeldeck.telemetry.EventStore;
import io.modeldeck.training.run.RunStatus;
import io.modeldeck.training.run.TrainingRun;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What happens to a request without anybody deciding: time passes, a condition is met, its run ends, another version comes to production. */
final class RequestCourse {

    private final Database database;
    private final RequestStore store;
    private final RequestReview review;
    private final EventStore events;
    private final EvidenceBook evidence;

    RequestCourse(
            Database database, RequestStore store, RequestReview review, EventStore events, EvidenceBook evidence) {
        this.database = database;
        this.store = store;
        this.review = review;
        this.events = events;
        this.evidence = evidence;
    }

    /** A request that was sent back waits again when what was wished for has come about. */
    void reopenWhereMet(long modelId, Instant now) {
        OptionalLong waiting = store.waitingForCondition(modelId);
        if (waiting.isEmpty()) {
            return;
        }
        RetrainingRequest request = store.require(waiting.getAsLong());
        Instant sentBack = request.reviewedAt().orElseThrow();
        ReopenCondition.Since since = new ReopenCondition.Since(
                now, events.labelledSince(modelId, sentBack, now), evidence.driftScoreSince(modelId, sentBack));
        request.reopenWhen().get().met(since).ifPresent(why -> happen(now, request.id(), RequestEvent.REOPEN, why));
    }

    /** A request about which nobody decided in time is over. */
    void expire(long modelId, MonitoringConfig.RetrainingTriggers rules, Instant now) {
        OptionalLong old = store.waitingSince(modelId, now.minus(rules.expiry()));
        if (old.isPresent()) {
            String reason = "Nobody decided within " + rules.expiry().toDays() + " days.";
            happen(now, old.getAsLong(), RequestEvent.EXPIRE, reason);
        }
    }

    /** Lets it happen, unless somebody has decided meanwhile. */
    private void happen(Instant now, long requestId, RequestEvent event, String reason) {
        database.transaction(() -> {
            RetrainingRequest request = store.require(requestId);
            if (request.status().after(event).isPresent()) {
                review.step(Actor.system(), now, request, event, reason, With.NOTHING);
            }
            return null;
        });
    }

    /** The request ends with its run: completed when that completed, else it waits again with the failure attached. Joins the running transaction. */
    void ended(TrainingRun run) {
        if (run.requestId().isEmpty()) {
            return;
        }
        RetrainingRequest request = store.require(run.requestId().getAsLong());
        if (request.status() != RequestStatus.APPROVED) {
            return;
        }
        boolean completed = run.status() == RunStatus.COMPLETED;
        Map<String, Object> details = new LinkedHashMap<>(completed ? request.details() : request.raisedBy());
        if (!completed) {
            details.put("failedRun", run.id());
            details.put("failure", run.failureReason());
        }
        review.step(
                Actor.system(),
                run.completedAt().orElseThrow(),
                request,
                completed ? RequestEvent.RUN_COMPLETED : RequestEvent.RUN_FAILED,
                run.failureReason(),
                With.details(details));
    }

    /** A request about a version that no longer serves is overtaken: its evidence speaks of the past. Joins the running transaction. */
    void inProduction(Instant at, ModelVersion version) {
        open(version.modelId())
                .filter(request -> request.versionId() != version.id())
                .filter(request ->
                        request.status().after(RequestEvent.SUPERSEDE).isPresent())
                .ifPresent(request -> review.step(
                        Actor.system(),
                        at,
                        request,
                        RequestEvent.SUPERSEDE,
                        version.shortLabel() + " came to production meanwhile.",
                        With.overtakenBy(version.shortLabel())));
    }

    private Optional<RetrainingRequest> open(long modelId) {
        OptionalLong open = store.open(modelId);
        return open.isPresent() ? Optional.of(store.require(open.getAsLong())) : Optional.empty();
    }
}
