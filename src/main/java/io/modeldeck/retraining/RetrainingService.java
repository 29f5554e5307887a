package io.modeldeck.retraining;

import io.modeldeck.alert.Alert;
import io.modeldeck.alert.AlertService;
import io.modeldeck.audit.AuditLog;
import io.modeldeck.config.ConfigService;
import io.modeldeck.config.MonitoringConfig;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Change;
import io.modeldeck.domain.Decision;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Role;
import io.modeldeck.domain.TaskType;
import io.modeldeck.recipe.RecipeBook;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.Registry;
import io.modeldeck.registry.StageListener;
import io.modeldeck.retraining.RequestReview.With;
import io.modeldeck.retraining.RetrainingPolicy.Limits;
import io.modeldeck.retraining.RetrainingPolicy.Outcome;
import io.modeldeck.retraining.RetrainingPolicy.Setback;
import io.modeldeck.retraining.RetrainingPolicy.Situation;
import io.modeldeck.store.Database;
import io.modeldeck.telemetry.EventStore;
import io.modeldeck.training.NewRun;
import io.modeldeck.training.Recipe;
import io.modeldeck.training.RunListener;
import io.modeldeck.training.RunStatus;
import io.modeldeck.training.TrainingRun;
import io.modeldeck.training.TrainingService;
import io.modeldeck.training.TrainingType;
import io.modeldeck.training.TriggeredBy;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Requests to retrain, from the trigger to the run's end. A model has at most one open request; approval and the queued run are one transaction,
 * and of two reviewers at once one decides and the other is told.
 */
public final class RetrainingService implements RunListener, StageListener {

    private final Database database;
    private final RequestStore store;
    private final RequestReview review;
    private final Registry registry;
    private final ConfigService config;
    private final EventStore events;
    private final TrainingService training;
    private final Lineage lineage;
    private final Triggers triggers;
    private final EvidenceBook evidence;
    private final RecipeBook recipes;
    private final AuditLog audit;

    public RetrainingService(
            Database database,
            Registry registry,
            ConfigService config,
            EventStore events,
            TrainingService training,
            AlertService alerts,
            Triggers triggers,
            EvidenceBook evidence,
            RecipeBook recipes,
            AuditLog audit,
            Clock clock) {
        this.database = database;
        this.store = new RequestStore(database, clock);
        this.review = new RequestReview(database, store, config, audit);
        this.registry = registry;
        this.config = config;
        this.events = events;
        this.training = training;
        this.lineage = new Lineage(store, registry, training, alerts);
        this.triggers = triggers;
        this.evidence = evidence;
        this.recipes = recipes;
        this.audit = audit;
    }

    /**
     * Looks whether one of the model's triggers is pulled, and raises a request when every safety check passes. What the policy said is kept, a
     * refusal for the same reasons once a day. Before that a request that was sent back is reopened where its condition is met, and one that waited too long expires.
     *
     * @return the request, when one was raised now
     */
    public Optional<RetrainingRequest> consider(long modelId, Instant now) {
        MonitoringConfig.RetrainingTriggers rules = configOf(modelId).retrainingTriggers();
        reopenWhereMet(modelId, now);
        expire(modelId, rules, now);
        return watched(modelId)
                .map(version -> new Triggers.Subject(version, now, () -> situation(modelId, now)))
                .flatMap(subject -> triggers.pulled(subject, rules))
                .flatMap(trigger -> consider(modelId, trigger, rules, now));
    }

    /** The version in production, else the only one; empty where nobody has chosen among several. */
    private Optional<ModelVersion> watched(long modelId) {
        return registry.production(modelId).or(() -> {
            List<ModelVersion> versions = registry.versions(modelId);
            return versions.size() == 1 ? Optional.of(versions.getFirst()) : Optional.empty();
        });
    }

    private Optional<RetrainingRequest> consider(
            long modelId, Triggers.Pulled trigger, MonitoringConfig.RetrainingTriggers rules, Instant now) {
        // Inside the transaction, so that of two triggers at once one finds the other's request open.
        return database.transaction(() -> {
            Outcome outcome = RetrainingPolicy.decide(limits(rules), situation(modelId, now));
            boolean accepted = outcome.decision() instanceof Decision.Accepted;
            if (!accepted
                    && store.lastDecision(modelId)
                            .filter(last -> last.saysAlready(outcome, now))
                            .isPresent()) {
                return Optional.empty();
            }
            Optional<RetrainingRequest> raised = accepted
                    ? Optional.of(raise(Actor.system(), now, modelId, trigger, outcome.checks(), ""))
                    : Optional.empty();
            store.decision(new PolicyDecision(
                    modelId,
                    trigger.alertId(),
                    now,
                    accepted,
                    outcome.decision().reason(),
                    Optional.of(trigger.reason()),
                    String.valueOf(trigger.details().get("summary")),
                    outcome.checks(),
                    raised.map(request -> OptionalLong.of(request.id())).orElse(OptionalLong.empty())));
            database.announce(new Change.RequestChanged(modelId));
            return raised;
        });
    }

    /** A request that was sent back waits again when what was wished for has come about. */
    private void reopenWhereMet(long modelId, Instant now) {
        Optional<RetrainingRequest> waiting = openRequest(modelId)
                .filter(request -> request.status() == RequestStatus.SENT_BACK)
                .filter(request -> request.reopenWhen().isPresent());
        if (waiting.isEmpty()) {
            return;
        }
        RetrainingRequest request = waiting.get();
        Instant sentBack = request.reviewedAt().orElseThrow();
        ReopenCondition.Since since = new ReopenCondition.Since(
                now, events.labelledSince(modelId, sentBack, now), evidence.driftScoreSince(modelId, sentBack));
        request.reopenWhen().get().met(since).ifPresent(why -> system(now, request.id(), RequestEvent.REOPEN, why));
    }

    private Optional<RetrainingRequest> openRequest(long modelId) {
        OptionalLong open = store.open(modelId);
        return open.isPresent() ? Optional.of(store.require(open.getAsLong())) : Optional.empty();
    }

    private void expire(long modelId, MonitoringConfig.RetrainingTriggers rules, Instant now) {
        OptionalLong old = store.waitingSince(modelId, now.minus(rules.expiry()));
        if (old.isPresent()) {
            String reason = "Nobody decided within " + rules.expiry().toDays() + " days.";
            system(now, old.getAsLong(), RequestEvent.EXPIRE, reason);
        }
    }

    /** Lets it happen by itself, unless somebody has decided meanwhile. */
    private void system(Instant now, long requestId, RequestEvent event, String reason) {
        database.transaction(() -> {
            RetrainingRequest request = store.require(requestId);
            if (request.status().after(event).isPresent()) {
                review.step(Actor.system(), now, request, event, reason, With.NOTHING);
            }
            return null;
        });
    }

    /** Raises a request because a person asks for it. */
    public RetrainingRequest create(Actor actor, Instant at, long modelId, String comment) {
        return create(actor, at, modelId, OptionalLong.empty(), comment);
    }

    /** Raises a request because a person asks for it in view of an alert of the model. */
    public RetrainingRequest createFor(Actor actor, Instant at, Alert alert, String comment) {
        return create(actor, at, alert.modelId(), OptionalLong.of(alert.id()), comment);
    }

    private RetrainingRequest create(Actor actor, Instant at, long modelId, OptionalLong alertId, String comment) {
        actor.require(Role.ENGINEER, "request a retraining");
        MonitoringConfig.RetrainingTriggers rules = configOf(modelId).retrainingTriggers();
        return database.transaction(() -> {
            ModelInfo model = registry.requireModel(modelId);
            Outcome outcome = RetrainingPolicy.decideManual(limits(rules), situation(modelId, at));
            if (outcome.decision() instanceof Decision.Refused(String reason)) {
                throw new Problem("No request for " + model.name() + " was made: " + reason + ".");
            }
            recipe(registry.serving(modelId, OptionalInt.empty())).requireTrainable(model.task());
            return raise(actor, at, modelId, Triggers.Pulled.manual(alertId, comment), outcome.checks(), comment);
        });
    }

    /**
     * Approves the request and queues its run, together. Where the policy asks for two reviewers the first approval is kept and the request waits on.
     */
    public Approval approve(Actor actor, Instant at, long requestId, String comment) {
        return database.transaction(() -> {
            RetrainingRequest request = review.decidable(actor, requestId, RequestEvent.APPROVE, comment);
            if (review.isFirstOfTwo(actor, request)) {
                return new Approval(
                        review.step(actor, at, request, RequestEvent.ENDORSE, comment, With.NOTHING), Optional.empty());
            }
            TrainingRun run = training.queue(
                    actor,
                    new NewRun(
                            request.modelId(),
                            OptionalLong.of(requestId),
                            OptionalLong.of(request.versionId()),
                            TrainingType.RETRAIN,
                            TriggeredBy.RETRAINING_REQUEST,
                            "request " + requestId,
                            recipe(request).document(),
                            at));
            return new Approval(
                    review.step(actor, at, request, RequestEvent.APPROVE, comment, With.run(run.id())),
                    Optional.of(run));
        });
    }

    /** Rejects the request; a reviewer says why. */
    public RetrainingRequest reject(Actor actor, Instant at, long requestId, String comment) {
        if (comment.isBlank()) {
            throw new Problem("A rejection takes a comment that says why; add --comment TEXT.");
        }
        return database.transaction(() -> review.step(
                actor,
                at,
                review.decidable(actor, requestId, RequestEvent.REJECT, comment),
                RequestEvent.REJECT,
                comment,
                With.NOTHING));
    }

    /**
     * Sends the request back; a reviewer says what is missing.
     *
     * @param reopenWhen what makes it wait for a decision again; empty: a person does
     */
    public RetrainingRequest sendBack(
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
        return database.transaction(() -> review.step(
                actor,
                at,
                review.decidable(actor, requestId, RequestEvent.SEND_BACK, comment),
                RequestEvent.SEND_BACK,
                comment,
                With.condition(reopenWhen)));
    }

    /** Lets a request that was sent back wait for a decision again, before its condition does. */
    public RetrainingRequest reopen(Actor actor, Instant at, long requestId, String comment) {
        actor.require(Role.ENGINEER, "reopen a retraining request");
        return database.transaction(() -> review.step(
                actor,
                at,
                review.possible(requestId, RequestEvent.REOPEN, comment),
                RequestEvent.REOPEN,
                comment,
                With.NOTHING));
    }

    /** The request ends with its run: completed when that completed, else it waits again with the failure attached. */
    @Override
    public void ended(TrainingRun run) {
        if (run.requestId().isEmpty()) {
            return;
        }
        RetrainingRequest request = store.require(run.requestId().getAsLong());
        if (request.status() != RequestStatus.APPROVED) {
            return;
        }
        boolean completed = run.status() == RunStatus.COMPLETED;
        Map<String, Object> details = new LinkedHashMap<>(request.details());
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

    /** A request about a version that no longer serves is overtaken: its evidence speaks of the past. */
    @Override
    public void inProduction(Actor actor, Instant at, ModelVersion version) {
        openRequest(version.modelId())
                .filter(request -> request.versionId() != version.id())
                .filter(request ->
                        request.status().after(RequestEvent.SUPERSEDE).isPresent())
                .ifPresent(request -> review.step(
                        Actor.system(),
                        at,
                        request,
                        RequestEvent.SUPERSEDE,
                        version.label() + " came to production meanwhile.",
                        With.overtakenBy(version.shortLabel())));
    }

    /** Everything that happened to a request, the oldest first. */
    public List<RequestStep> steps(long requestId) {
        return store.steps(requestId);
    }

    /** Who has approved a request that waits for a second approval. */
    public Set<String> endorsers(long requestId) {
        return review.endorsers(requestId);
    }

    /** How many different reviewers must approve the request. */
    public int approvalsWanted(RetrainingRequest request) {
        return config.effective(request.modelId(), request.versionId()).policy().approvals();
    }

    /** The numbers of the request's evidence that have moved since it was frozen. */
    public List<Moved> moved(RetrainingRequest request, Instant now) {
        // Counted from the same training as then, whatever was trained since.
        Instant since =
                request.evidence().get("lastTraining") instanceof String last ? Instant.parse(last) : Instant.EPOCH;
        return evidence.moved(request, events.labelledSince(request.modelId(), since, now), now);
    }

    /** The way from an alert to a version, from any of its links. */
    public Lineage lineage() {
        return lineage;
    }

    /** The requests that an alert led to, the newest first. */
    public List<RetrainingRequest> requestsOf(long alertId) {
        return store.ofAlert(alertId);
    }

    public RetrainingRequest request(long id) {
        return store.require(id);
    }

    /** The newest first; of all models when none is named. */
    public List<RetrainingRequest> requests(OptionalLong modelId, Optional<RequestStatus> status, int limit) {
        return store.list(modelId, status, limit);
    }

    /** What the policy said lately, the newest first. */
    public List<PolicyDecision> decisions(OptionalLong modelId, int limit) {
        return store.decisions(modelId, Optional.empty(), limit);
    }

    /** Those of the decisions that refused, the newest first. */
    public List<PolicyDecision> refusals(OptionalLong modelId, int limit) {
        return store.decisions(modelId, Optional.of(false), limit);
    }

    /** The checks as they stand now, for the page of a request or of a model. */
    public List<Check> checksNow(long modelId, Instant now) {
        return RetrainingPolicy.decideManual(limits(configOf(modelId).retrainingTriggers()), situation(modelId, now))
                .checks();
    }

    /** The recipe that an approval would train with: the one that a person kept with the model, else that of the version. */
    public Recipe recipe(RetrainingRequest request) {
        return recipe(registry.requireVersion(request.versionId()));
    }

    private Recipe recipe(ModelVersion version) {
        MonitoringConfig.Recipe configured =
                config.effective(version.modelId(), version.id()).recipe();
        Recipe standard = Recipe.standard();
        Recipe defaults = new Recipe(
                configured.trainer(),
                Map.of(),
                List.of(),
                standard.label(),
                configured.rows(),
                configured.holdOutShare(),
                standard.successCriteria());
        TaskType task = registry.requireModel(version.modelId()).task();
        Optional<Recipe> kept = recipes.kept(version.modelId()).map(it -> it.recipe(defaults));
        if (kept.isPresent()) {
            return kept.get()
                    .under(configured.trainer(), kept.get().rows(), kept.get().holdOutShare(), task);
        }
        Recipe own = Recipe.of(version.metadata(), defaults);
        // How many rows are used is a matter of the policy; what is learnt and how is the version's.
        return own.under(configured.trainer(), configured.rows(), configured.holdOutShare(), task);
    }

    private RetrainingRequest raise(
            Actor actor, Instant at, long modelId, Triggers.Pulled trigger, List<Check> checks, String comment) {
        ModelVersion version = registry.serving(modelId, OptionalInt.empty());
        long id = store.insert(new RequestStore.NewRequest(
                modelId,
                version.id(),
                trigger.alertId(),
                at,
                actor.name(),
                trigger.reason(),
                trigger.details(),
                checks,
                evidence.freeze(modelId, version, at, trigger, situation(modelId, at)),
                comment));
        RetrainingRequest request = store.require(id);
        audit.record(
                actor,
                at,
                OptionalLong.of(modelId),
                "request " + id + " of " + request.modelName(),
                "request",
                Map.of(),
                Map.of(
                        "status",
                        request.status().word(),
                        "reason",
                        trigger.reason().word()),
                comment);
        database.announce(new Change.RequestChanged(modelId));
        return request;
    }

    /** What holds for the version in production, else for the model. */
    private MonitoringConfig configOf(long modelId) {
        return registry.production(modelId)
                .map(version -> config.effective(modelId, version.id()))
                .orElseGet(() -> config.effective(modelId));
    }

    private Situation situation(long modelId, Instant now) {
        Optional<Instant> last = training.lastTraining(modelId);
        long labels = events.labelledSince(modelId, last.orElse(Instant.EPOCH), now);
        return new Situation(now, last, labels, setback(modelId, now), store.open(modelId), training.active(modelId));
    }

    private Optional<Setback> setback(long modelId, Instant now) {
        Optional<Setback> failure = training.lastFailure(modelId, now)
                .map(run -> new Setback("run " + run.getKey() + " failed", run.getValue()));
        return Stream.concat(store.lastRejection(modelId, now).stream(), failure.stream())
                .max(Comparator.comparing(Setback::at));
    }

    private static Limits limits(MonitoringConfig.RetrainingTriggers rules) {
        return new Limits(
                rules.enabled(), rules.minDaysBetweenRetraining(), rules.minNewLabeledSamples(), rules.coolDown());
    }
}
