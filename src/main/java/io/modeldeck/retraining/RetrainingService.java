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
import java.util.stream.Stream;

/**
 * Requests to retrain, from the trigger to the run's end. A model has at most one open request; approval and the queued run are one transaction,
 * and of two reviewers at once one decides and the other is told.
 */
public final class RetrainingService implements RunListener {

    private final Database database;
    private final RequestStore store;
    private final Registry registry;
    private final ConfigService config;
    private final EventStore events;
    private final TrainingService training;
    private final Lineage lineage;
    private final Triggers triggers;
    private final EvidenceBook evidence;
    private final RecipeBook recipes;
    private final AuditLog audit;
    private final Clock clock;

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
        this.store = new RequestStore(database);
        this.registry = registry;
        this.config = config;
        this.events = events;
        this.training = training;
        this.lineage = new Lineage(store, registry, training, alerts);
        this.triggers = triggers;
        this.evidence = evidence;
        this.recipes = recipes;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Looks whether one of the model's triggers is pulled, and raises a request when every safety check passes. What the policy said is kept, a
     * refusal for the same reasons once a day. A request that waited too long for a decision expires first.
     *
     * @return the request, when one was raised now
     */
    public Optional<RetrainingRequest> consider(long modelId, Instant now) {
        MonitoringConfig.RetrainingTriggers rules = configOf(modelId).retrainingTriggers();
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
            store.decision(
                    new PolicyDecision(
                            modelId,
                            trigger.alertId(),
                            now,
                            accepted,
                            outcome.decision().reason(),
                            Optional.of(trigger.reason()),
                            String.valueOf(trigger.details().get("summary")),
                            outcome.checks(),
                            raised.map(request -> OptionalLong.of(request.id())).orElse(OptionalLong.empty())),
                    clock.millis());
            database.announce(new Change.RequestChanged(modelId));
            return raised;
        });
    }

    private void expire(long modelId, MonitoringConfig.RetrainingTriggers rules, Instant now) {
        OptionalLong old = store.waitingSince(modelId, now.minus(rules.expiry()));
        if (old.isEmpty()) {
            return;
        }
        database.transaction(() -> {
            RetrainingRequest request = store.require(old.getAsLong());
            // Somebody may have decided meanwhile.
            if (request.status() == RequestStatus.PENDING_APPROVAL) {
                String reason = "Nobody decided within " + rules.expiry().toDays() + " days.";
                store.decide(
                        request.id(),
                        RequestStatus.EXPIRED,
                        Actor.system().name(),
                        now,
                        reason,
                        false,
                        OptionalLong.empty());
                record(Actor.system(), now, request, "expire", RequestStatus.EXPIRED, reason);
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
            return raise(actor, at, modelId, Triggers.Pulled.manual(alertId, comment), outcome.checks(), comment);
        });
    }

    /** Approves the request and queues its run, together. */
    public TrainingRun approve(Actor actor, Instant at, long requestId, String comment) {
        return database.transaction(() -> {
            RetrainingRequest request = decidable(actor, requestId, "approve");
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
            store.decide(
                    requestId,
                    RequestStatus.APPROVED,
                    actor.name(),
                    at,
                    comment,
                    actor.simulated(),
                    OptionalLong.of(run.id()));
            record(actor, at, request, "approve", RequestStatus.APPROVED, comment);
            return run;
        });
    }

    /** Rejects the request; a reviewer says why. */
    public RetrainingRequest reject(Actor actor, Instant at, long requestId, String comment) {
        if (comment.isBlank()) {
            throw new Problem("A rejection takes a comment that says why; add --comment TEXT.");
        }
        return database.transaction(() -> {
            RetrainingRequest request = decidable(actor, requestId, "reject");
            store.decide(
                    requestId,
                    RequestStatus.REJECTED,
                    actor.name(),
                    at,
                    comment,
                    actor.simulated(),
                    OptionalLong.empty());
            record(actor, at, request, "reject", RequestStatus.REJECTED, comment);
            return store.require(requestId);
        });
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
        Map<String, Object> details = new LinkedHashMap<>(request.details());
        RequestStatus status = RequestStatus.COMPLETED;
        if (run.status() != RunStatus.COMPLETED) {
            status = RequestStatus.PENDING_APPROVAL;
            details.put("failedRun", run.id());
            details.put("failure", run.failureReason());
        }
        store.status(request.id(), status, details);
        record(Actor.system(), run.completedAt().orElseThrow(), request, "run ended", status, run.failureReason());
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
        ModelVersion version = registry.requireVersion(request.versionId());
        MonitoringConfig.Recipe configured =
                config.effective(request.modelId(), request.versionId()).recipe();
        Recipe standard = Recipe.standard();
        Recipe defaults = new Recipe(
                configured.trainer(),
                Map.of(),
                List.of(),
                standard.label(),
                configured.rows(),
                configured.holdOutShare(),
                standard.successCriteria());
        TaskType task = registry.requireModel(request.modelId()).task();
        Optional<Recipe> kept = recipes.kept(request.modelId()).map(it -> it.recipe(defaults));
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
        long id = store.insert(
                new RequestStore.NewRequest(
                        modelId,
                        version.id(),
                        trigger.alertId(),
                        at,
                        actor.name(),
                        trigger.reason(),
                        trigger.details(),
                        checks,
                        evidence.freeze(modelId, version, at, trigger, situation(modelId, at)),
                        comment),
                clock.millis());
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

    private RetrainingRequest decidable(Actor actor, long requestId, String wish) {
        actor.require(Role.REVIEWER, wish + " a retraining request");
        RetrainingRequest request = store.require(requestId);
        if (request.status() != RequestStatus.PENDING_APPROVAL) {
            String by = request.reviewedBy()
                    .map(name -> " by " + name
                            + request.reviewedAt().map(t -> " at " + t).orElse(""))
                    .orElse("");
            throw new Problem("Request " + requestId + " is "
                    + request.status().word().replace('_', ' ') + " already" + by + "; nothing was changed.");
        }
        if (config.effective(request.modelId(), request.versionId()).policy().secondPerson()) {
            if (actor.simulated()) {
                throw new Problem(
                        "The policy asks for a second person; a decision made by a script does not count as one.");
            }
            if (actor.name().equals(request.requestedBy())) {
                throw new Problem("The policy asks for a second person: " + actor.name() + " made request " + requestId
                        + ", so another reviewer must decide.");
            }
        }
        return request;
    }

    private void record(
            Actor actor, Instant at, RetrainingRequest request, String action, RequestStatus status, String comment) {
        audit.record(
                actor,
                at,
                OptionalLong.of(request.modelId()),
                "request " + request.id() + " of " + request.modelName(),
                action,
                Map.of("status", request.status().word()),
                Map.of("status", status.word()),
                comment);
        database.announce(new Change.RequestChanged(request.modelId()));
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
