package io.modeldeck.retraining;

import io.modeldeck.alert.Alert;
import io.modeldeck.alert.AlertService;
import io.modeldeck.audit.AuditLog;
import io.modeldeck.config.ConfigService;
import io.modeldeck.config.MonitoringConfig;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Problem;
import io.modeldeck.recipe.RecipeBook;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.Registry;
import io.modeldeck.registry.StageListener;
import io.modeldeck.store.Database;
import io.modeldeck.telemetry.EventStore;
import io.modeldeck.training.execution.TrainingService;
import io.modeldeck.training.recipe.Recipe;
import io.modeldeck.training.run.RunEstimate;
import io.modeldeck.training.run.RunListener;
import io.modeldeck.training.run.TrainingRun;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Requests to retrain, from the trigger to the run's end, as others see them: {@link RequestIntake} raises them, {@link RequestDecisions} takes what people decide,
 * {@link RequestCourse} lets happen what nobody decides. A model has at most one open request; approval and the queued run are one transaction, and of two reviewers
 * at once one decides and the other is told.
 */
public final class RetrainingService implements RunListener, StageListener {

    /** Of the earlier runs that an estimate looks at. */
    private static final int MOST_RUNS = 50;

    private final RequestStore store;
    private final RequestStepStore steps;
    private final DecisionStore policy;
    private final RequestReview review;
    private final RequestChecks checks;
    private final RequestIntake intake;
    private final RequestDecisions decisions;
    private final RequestCourse course;
    private final Registry registry;
    private final TrainingService training;
    private final ConfigService config;
    private final EventStore events;
    private final EvidenceBook evidence;
    private final RecipeChoice recipeChoice;
    private final Lineage lineage;

    /** @param freeBytes how many bytes are left where the workspace lies; empty where nobody can say */
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
            Clock clock,
            Supplier<OptionalLong> freeBytes) {
        this.store = new RequestStore(database, clock);
        this.steps = new RequestStepStore(database, clock);
        this.policy = new DecisionStore(database, clock);
        this.review = new RequestReview(database, store, steps, config, audit);
        this.registry = registry;
        this.training = training;
        this.config = config;
        this.events = events;
        this.evidence = evidence;
        this.recipeChoice = new RecipeChoice(registry, config, recipes);
        this.checks = new RequestChecks(store, registry, config, events, training, recipeChoice, freeBytes);
        this.intake =
                new RequestIntake(database, store, policy, registry, checks, triggers, evidence, recipeChoice, audit);
        this.decisions = new RequestDecisions(database, review, registry, checks, recipeChoice, training);
        this.course = new RequestCourse(database, store, review, events, evidence);
        this.lineage = new Lineage(store, registry, training, alerts);
    }

    /**
     * Looks whether one of the model's triggers is pulled, and raises a request when every safety check passes. What the policy said is kept, a
     * refusal for the same reasons once a day. Before that a request that was sent back is reopened where its condition is met, and one that waited too long expires.
     *
     * @return the request, when one was raised now
     */
    public Optional<RetrainingRequest> consider(long modelId, Instant now) {
        MonitoringConfig.RetrainingTriggers rules = checks.configOf(modelId).retrainingTriggers();
        course.reopenWhereMet(modelId, now);
        course.expire(modelId, rules, now);
        return intake.consider(modelId, rules, now);
    }

    /** Raises a request because a person asks for it. */
    public RetrainingRequest create(Actor actor, Instant at, long modelId, String comment) {
        return intake.create(actor, at, modelId, OptionalLong.empty(), comment);
    }

    /** Raises a request because a person asks for it in view of an alert of the model. */
    public RetrainingRequest createFor(Actor actor, Instant at, Alert alert, String comment) {
        long model = alert.model()
                .orElseThrow(() -> new Problem("Alert " + alert.id()
                        + " is about the workspace and not about a model; no retraining would change it."));
        return intake.create(actor, at, model, OptionalLong.of(alert.id()), comment);
    }

    /**
     * Approves the request and queues its run, together. Where the policy asks for two reviewers the first approval is kept and the request waits on.
     */
    public Approval approve(Actor actor, Instant at, long requestId, String comment) {
        return approve(actor, at, ApprovalWish.of(requestId, comment));
    }

    /** The same. It is refused where a check fails now, unless the reviewer overrides it for a reason. */
    public Approval approve(Actor actor, Instant at, ApprovalWish wish) {
        return decisions.approve(actor, at, wish);
    }

    /**
     * Takes an approval back whose run has not started: the request waits for a decision again, where two reviewers must approve for both of them, and
     * the run is cancelled. Refused once the run has started.
     */
    public RetrainingRequest withdraw(Actor actor, Instant at, long requestId, String comment) {
        return decisions.withdraw(actor, at, requestId, comment);
    }

    /** Rejects the request; a reviewer says why. */
    public RetrainingRequest reject(Actor actor, Instant at, long requestId, String comment) {
        return decisions.reject(actor, at, requestId, comment);
    }

    /**
     * Sends the request back; a reviewer says what is missing.
     *
     * @param reopenWhen what makes it wait for a decision again; empty: a person does
     */
    public RetrainingRequest sendBack(
            Actor actor, Instant at, long requestId, String comment, Optional<ReopenCondition> reopenWhen) {
        return decisions.sendBack(actor, at, requestId, comment, reopenWhen);
    }

    /** Lets a request that was sent back wait for a decision again, before its condition does. */
    public RetrainingRequest reopen(Actor actor, Instant at, long requestId, String comment) {
        return decisions.reopen(actor, at, requestId, comment);
    }

    @Override
    public void ended(TrainingRun run) {
        course.ended(run);
    }

    @Override
    public void inProduction(Actor actor, Instant at, ModelVersion version) {
        course.inProduction(at, version);
    }

    /** Everything that happened to a request, the oldest first. */
    public List<RequestStep> steps(long requestId) {
        return steps.of(requestId);
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

    /** Those that wait for somebody's approval, the newest first, without their evidence. */
    public List<WaitingRequest> waiting(int limit) {
        return store.waiting(limit);
    }

    /** What the policy said lately, the newest first. */
    public List<PolicyDecision> decisions(OptionalLong modelId, int limit) {
        return policy.list(modelId, Optional.empty(), limit);
    }

    /** Those of the decisions that refused, the newest first. */
    public List<PolicyDecision> refusals(OptionalLong modelId, int limit) {
        return policy.list(modelId, Optional.of(false), limit);
    }

    /** What an approval would find now; of a request that nobody can decide about any more, what was found when it was raised. */
    public List<Check> checksNow(RetrainingRequest request, Instant now) {
        return request.isDecidable() ? checks.ofApproval(request, now).checks() : request.checks();
    }

    /** Whether a reviewer may approve the request although a check fails. */
    public boolean mayOverride(RetrainingRequest request) {
        return config.effective(request.modelId(), request.versionId()).policy().overrideChecks();
    }

    /** The recipe that an approval would train with: the one that a person kept with the model, else that of the version. */
    public Recipe recipe(RetrainingRequest request) {
        return recipeChoice.of(registry.requireVersion(request.versionId()));
    }

    /**
     * How long the run of an approval may take, with as many of the labelled rows there are as its recipe takes.
     *
     * @return empty where no earlier run of the model tells it
     */
    public Optional<RunEstimate> estimate(RetrainingRequest request, Instant now) {
        Recipe recipe = recipe(request);
        return RunEstimate.of(
                recipe,
                registry.requireModel(request.modelId()).task(),
                RequestChecks.rows(recipe, checks.labels(request.modelId(), now)),
                training.runs(OptionalLong.of(request.modelId()), MOST_RUNS));
    }
}
