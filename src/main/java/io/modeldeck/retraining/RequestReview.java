package io.modeldeck.retraining;

import io.modeldeck.audit.AuditLog;
import io.modeldeck.config.ConfigService;
import io.modeldeck.config.MonitoringConfig;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Change;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Role;
import io.modeldeck.store.Database;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Moves requests from status to status. Each step, its audit entry and what goes with it are one transaction, and it is looked at anew inside it: of two reviewers at once
 * one decides and the other is told.
 */
final class RequestReview {

    private static final int COMMENT_LIMIT = 4_000;

    private final Database database;
    private final RequestStore store;
    private final RequestStepStore steps;
    private final ConfigService config;
    private final AuditLog audit;

    RequestReview(Database database, RequestStore store, RequestStepStore steps, ConfigService config, AuditLog audit) {
        this.database = database;
        this.store = store;
        this.steps = steps;
        this.config = config;
        this.audit = audit;
    }

    /** What a step changes besides the status. */
    record With(
            OptionalLong runId,
            Optional<ReopenCondition> reopenWhen,
            Optional<String> supersededBy,
            Optional<Map<String, Object>> details) {

        static final With NOTHING =
                new With(OptionalLong.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        static With run(long id, Map<String, Object> details) {
            return new With(OptionalLong.of(id), Optional.empty(), Optional.empty(), Optional.of(details));
        }

        static With condition(Optional<ReopenCondition> condition) {
            return new With(OptionalLong.empty(), condition, Optional.empty(), Optional.empty());
        }

        static With overtakenBy(String what) {
            return new With(OptionalLong.empty(), Optional.empty(), Optional.of(what), Optional.empty());
        }

        static With details(Map<String, Object> details) {
            return new With(OptionalLong.empty(), Optional.empty(), Optional.empty(), Optional.of(details));
        }
    }

    /** The request, where this person may do that to it; else a sentence. Inside the transaction of the step. */
    RetrainingRequest decidable(Actor actor, long requestId, RequestEvent event, String comment) {
        actor.require(Role.REVIEWER, event.words() + " a retraining request");
        RetrainingRequest request = possible(requestId, event, comment);
        MonitoringConfig.Policy policy =
                config.effective(request.modelId(), request.versionId()).policy();
        if ((policy.secondPerson() || event == RequestEvent.APPROVE && policy.approvals() > 1) && actor.simulated()) {
            throw new Problem(
                    "The policy asks for a second person; a decision made by a script does not count as one.");
        }
        if (policy.secondPerson() && actor.name().equals(request.requestedBy())) {
            throw new Problem("The policy asks for a second person: " + actor.name() + " made request " + requestId
                    + ", so another reviewer must decide.");
        }
        return request;
    }

    /** The request, where that may happen to it. */
    RetrainingRequest possible(long requestId, RequestEvent event, String comment) {
        if (comment.length() > COMMENT_LIMIT) {
            throw new Problem("The comment has " + comment.length() + " characters; the limit is " + COMMENT_LIMIT
                    + ". Shorten it.");
        }
        RetrainingRequest request = store.require(requestId);
        if (request.status().after(event).isEmpty()) {
            throw refusal(request);
        }
        return request;
    }

    /** Whether another reviewer must approve too, and this one's approval is the first. */
    boolean isFirstOfTwo(Actor actor, RetrainingRequest request) {
        int wanted = config.effective(request.modelId(), request.versionId())
                .policy()
                .approvals();
        Set<String> endorsers = endorsers(request.id());
        if (wanted > 1 && endorsers.contains(actor.name())) {
            throw new Problem(actor.name() + " has approved request " + request.id()
                    + " already; the policy asks for another reviewer's approval too.");
        }
        return endorsers.size() + 1 < wanted;
    }

    /** Lets an approval go on although checks fail, where the policy lets a reviewer do so for a reason. */
    void override(Actor actor, Instant at, RetrainingRequest request, ApprovalWish wish, String failing) {
        boolean allowed = config.effective(request.modelId(), request.versionId())
                .policy()
                .overrideChecks();
        String refused = "Request " + request.id() + " was not approved: " + failing + ".";
        if (!allowed) {
            throw new Problem(refused + " The policy lets nobody override that (policy.overrideChecks).");
        }
        if (!wish.overChecks()) {
            throw new Problem(refused + " To approve it all the same, say why: --override-checks --comment TEXT.");
        }
        if (wish.comment().isBlank()) {
            throw new Problem(refused + " To override that takes a reason; add --comment TEXT.");
        }
        audit.record(
                actor,
                at,
                OptionalLong.of(request.modelId()),
                "request " + request.id() + " of " + request.modelName(),
                "override checks",
                Map.of(),
                Map.of("failed", failing),
                wish.comment());
    }

    Set<String> endorsers(long requestId) {
        return RequestStep.endorsers(steps.of(requestId));
    }

    /** Lets it happen. Joins the running transaction. */
    RetrainingRequest step(
            Actor actor, Instant at, RetrainingRequest request, RequestEvent event, String comment, With with) {
        RequestStatus next = request.status().after(event).orElseThrow(() -> refusal(request));
        steps.add(
                request.id(),
                new RequestStep(event, request.status(), next, at, actor.name(), comment, actor.simulated()),
                with);
        audit.record(
                actor,
                at,
                OptionalLong.of(request.modelId()),
                "request " + request.id() + " of " + request.modelName(),
                event.words(),
                Map.of("status", request.status().word()),
                with.reopenWhen()
                        .<Map<String, Object>>map(
                                condition -> Map.of("status", next.word(), "reopenWhen", condition.document()))
                        .orElse(Map.of("status", next.word())),
                comment);
        database.announce(new Change.RequestChanged(request.modelId()));
        return store.require(request.id());
    }

    private Problem refusal(RetrainingRequest request) {
        if (request.status() == RequestStatus.PENDING_APPROVAL) {
            return new Problem("Request " + request.id() + " waits for a decision; nothing was changed.");
        }
        List<RequestStep> taken = steps.of(request.id());
        String by = taken.isEmpty()
                ? ""
                : " by " + taken.getLast().by() + " at " + taken.getLast().at();
        return new Problem("Request " + request.id() + " is " + request.status().words() + " already" + by
                + "; nothing was changed."
                + (request.status() == RequestStatus.SENT_BACK
                        ? " Reopen it first: modeldeck requests reopen " + request.id() + "."
                        : ""));
    }
}
