package io.modeldeck.retraining;

import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Decision;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Role;
import io.modeldeck.registry.Registry;
import io.modeldeck.retraining.RequestReview.With;
import io.modeldeck.retraining.RetrainingPolicy.Outcome;
import io.modeldeck.store.Database;
import io.modeldeck.training.execution.TrainingService;
import io.modeldeck.training.run.NewRun;
import io.modeldeck.training.run.RunStatus;
import io.modeldeck.training.run.TrainingRun;
import io.modeldeck.training.run.TrainingType;
import io.modeldeck.training.run.TriggeredBy;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What people decide about a request. An approval and its queued run are one transaction. */
final class RequestDecisions {

    private final Database database;
    private final RequestReview review;
    private final Registry registry;
    private final RequestChecks checks;
    private final RecipeChoice recipes;
    private final TrainingService training;

    RequestDecisions(
            Database database,
            RequestReview review,
            Registry registry,
            RequestChecks checks,
            RecipeChoice recipes,
            TrainingService training) {
        this.database = database;
        this.review = review;
        this.registry = registry;
        this.checks = checks;
        this.recipes = recipes;
        this.training = training;
    }

    /** Approves the request and queues its run; the first approval of two is kept and the request waits on. */
    Approval approve(Actor actor, Instant at, ApprovalWish wish) {
        long requestId = wish.requestId();
        String comment = wish.comment();
        return database.transaction(() -> {
            RetrainingRequest request = review.decidable(actor, requestId, RequestEvent.APPROVE, comment);
            boolean first = review.isFirstOfTwo(actor, request);
            List<Check> overridden = passChecks(actor, at, request, wish);
            if (first) {
                return new Approval(
                        review.step(actor, at, request, RequestEvent.ENDORSE, comment, With.NOTHING), Optional.empty());
            }
            NewRun wanted = new NewRun(
                    request.modelId(),
                    OptionalLong.of(requestId),
                    OptionalLong.of(request.versionId()),
                    TrainingType.RETRAIN,
                    TriggeredBy.RETRAINING_REQUEST,
                    "request " + requestId,
                    recipes.of(registry.requireVersion(request.versionId())).document(),
                    at);
            TrainingRun run =
                    training.queue(actor, wish.grace().isZero() ? wanted : wanted.heldUntil(at.plus(wish.grace())));
            return new Approval(
                    review.step(actor, at, request, RequestEvent.APPROVE, comment, with(request, run, overridden)),
                    Optional.of(run));
        });
    }

    /** The checks that fail now and are overridden; a sentence where one fails and is not. */
    private List<Check> passChecks(Actor actor, Instant at, RetrainingRequest request, ApprovalWish wish) {
        Outcome outcome = checks.ofApproval(request, at);
        if (outcome.decision() instanceof Decision.Refused(String reason)) {
            review.override(actor, at, request, wish, reason);
        }
        return outcome.failed();
    }

    private static With with(RetrainingRequest request, TrainingRun run, List<Check> overridden) {
        Map<String, Object> details = new LinkedHashMap<>(request.raisedBy());
        if (!overridden.isEmpty()) {
            details.put(
                    RetrainingRequest.OVERRIDDEN,
                    overridden.stream().map(Check::detail).toList());
        }
        return With.run(run.id(), details);
    }

    /** Takes an approval back while its run waits: the request waits for a decision again, and the run is cancelled. */
    RetrainingRequest withdraw(Actor actor, Instant at, long requestId, String comment) {
        actor.require(Role.REVIEWER, "withdraw an approval");
        return database.transaction(() -> {
            RetrainingRequest request = review.possible(requestId, RequestEvent.WITHDRAW, comment);
            TrainingRun run = training.run(request.runId().orElseThrow());
            if (run.status() != RunStatus.QUEUED) {
                throw new Problem("Run " + run.id() + " has started, so the approval of request " + requestId
                        + " stands; to end the training: modeldeck runs cancel " + run.id() + ".");
            }
            // the request first: the end of a run that it no longer waits for does not move it
            RetrainingRequest waiting =
                    review.step(actor, at, request, RequestEvent.WITHDRAW, comment, With.details(request.raisedBy()));
            training.cancel(actor, at, run.id(), "The approval was withdrawn.");
            return waiting;
        });
    }

    RetrainingRequest reject(Actor actor, Instant at, long requestId, String comment) {
        if (comment.isBlank()) {
            throw new Problem("A rejection takes a comment that says why; add --comment TEXT.");
        }
        return decide(actor, at, requestId, RequestEvent.REJECT, comment, With.NOTHING);
    }

    RetrainingRequest sendBack(
            Actor actor, Instant at, long requestId, String comment, Optional<ReopenCondition> reopenWhen) {
        if (comment.isBlank()) {
            throw new Problem("To send a request back, say what is missing with --comment TEXT.");
        }
        if (reopenWhen.isPresent()
                && reopenWhen.get() instanceof ReopenCondition.At(Instant moment)
                && !moment.isAfter(at)) {
            throw new Problem("The request would be reopened at once, since " + moment + " is not after " + at
                    + "; name a later time.");
        }
        return decide(actor, at, requestId, RequestEvent.SEND_BACK, comment, With.condition(reopenWhen));
    }

    private RetrainingRequest decide(
            Actor actor, Instant at, long requestId, RequestEvent event, String comment, With with) {
        return database.transaction(
                () -> review.step(actor, at, review.decidable(actor, requestId, event, comment), event, comment, with));
    }

    RetrainingRequest reopen(Actor actor, Instant at, long requestId, String comment) {
        actor.require(Role.ENGINEER, "reopen a retraining request");
        return database.transaction(() -> review.step(
                actor,
                at,
                review.possible(requestId, RequestEvent.REOPEN, comment),
                RequestEvent.REOPEN,
                comment,
                With.NOTHING));
    }
}
