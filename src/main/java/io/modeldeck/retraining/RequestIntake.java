package io.modeldeck.retraining;

import io.modeldeck.audit.AuditLog;
import io.modeldeck.config.MonitoringConfig;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Change;
import io.modeldeck.domain.Decision;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Role;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.Registry;
import io.modeldeck.retraining.RetrainingPolicy.Outcome;
import io.modeldeck.store.Database;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** How a request comes about: a trigger that is pulled or a person who asks, the safety checks, and the evidence frozen at that moment. */
final class RequestIntake {

    private final Database database;
    private final RequestStore store;
    private final DecisionStore decisions;
    private final Registry registry;
    private final RequestChecks checks;
    private final Triggers triggers;
    private final EvidenceBook evidence;
    private final RecipeChoice recipes;
    private final AuditLog audit;

    RequestIntake(
            Database database,
            RequestStore store,
            DecisionStore decisions,
            Registry registry,
            RequestChecks checks,
            Triggers triggers,
            EvidenceBook evidence,
            RecipeChoice recipes,
            AuditLog audit) {
        this.database = database;
        this.store = store;
        this.decisions = decisions;
        this.registry = registry;
        this.checks = checks;
        this.triggers = triggers;
        this.evidence = evidence;
        this.recipes = recipes;
        this.audit = audit;
    }

    /** Raises a request where one of the model's triggers is pulled and every safety check passes; what the policy said is kept. */
    Optional<RetrainingRequest> consider(long modelId, MonitoringConfig.RetrainingTriggers rules, Instant now) {
        LabelCount labels = checks.labels(modelId, now);
        return watched(modelId)
                .flatMap(version -> triggers.pulled(
                                new Triggers.Subject(version, now, () -> checks.situation(modelId, labels)), rules)
                        .flatMap(trigger -> consider(version, trigger, rules, labels)));
    }

    /** The version in production, else the only one; empty where nobody has chosen among several. */
    private Optional<ModelVersion> watched(long modelId) {
        return registry.production(modelId).or(() -> {
            List<ModelVersion> versions = registry.versions(modelId);
            return versions.size() == 1 ? Optional.of(versions.getFirst()) : Optional.empty();
        });
    }

    private Optional<RetrainingRequest> consider(
            ModelVersion version,
            Triggers.Pulled trigger,
            MonitoringConfig.RetrainingTriggers rules,
            LabelCount labels) {
        long modelId = version.modelId();
        Instant now = labels.now();
        // Inside the transaction, so that of two triggers at once one finds the other's request open.
        return database.transaction(() -> {
            Outcome outcome = checks.ofTrigger(version, rules, labels);
            boolean accepted = outcome.decision() instanceof Decision.Accepted;
            if (!accepted
                    && decisions
                            .last(modelId)
                            .filter(last -> last.saysAlready(outcome, now))
                            .isPresent()) {
                return Optional.empty();
            }
            Optional<RetrainingRequest> raised = accepted
                    ? Optional.of(raise(Actor.system(), labels, modelId, trigger, outcome.checks(), ""))
                    : Optional.empty();
            decisions.add(new PolicyDecision(
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

    /** Raises a request because a person asks for it, in view of an alert or not. */
    RetrainingRequest create(Actor actor, Instant at, long modelId, OptionalLong alertId, String comment) {
        actor.require(Role.ENGINEER, "request a retraining");
        return database.transaction(() -> {
            ModelInfo model = registry.requireModel(modelId);
            ModelVersion serving = registry.serving(modelId, OptionalInt.empty());
            LabelCount labels = checks.labels(modelId, at);
            Outcome outcome = checks.ofWish(serving, labels);
            if (outcome.decision() instanceof Decision.Refused(String reason)) {
                throw new Problem("No request for " + model.name() + " was made: " + reason + ".");
            }
            recipes.of(serving).requireTrainable(model.task());
            return raise(actor, labels, modelId, Triggers.Pulled.manual(alertId, comment), outcome.checks(), comment);
        });
    }

    private RetrainingRequest raise(
            Actor actor, LabelCount labels, long modelId, Triggers.Pulled trigger, List<Check> found, String comment) {
        Instant at = labels.now();
        ModelVersion version = registry.serving(modelId, OptionalInt.empty());
        long id = store.insert(new RequestStore.NewRequest(
                modelId,
                version.id(),
                trigger.alertId(),
                at,
                actor.name(),
                trigger.reason(),
                trigger.details(),
                found,
                evidence.freeze(modelId, version, at, trigger, checks.situation(modelId, labels)),
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
}
