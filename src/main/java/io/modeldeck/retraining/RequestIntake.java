package io.modeldeck.retraining;

import io.modeldeck.audit.AuditLog;
import io.modeldeck.config.ConfigService;
import io.modeldeck.config.MonitoringConfig;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Change;
import io.modeldeck.domain.Decision;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Role;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.Registry;
import io.modeldeck.retraining.RetrainingPolicy.Limits;
import io.modeldeck.retraining.RetrainingPolicy.Outcome;
import io.modeldeck.retraining.RetrainingPolicy.Setback;
import io.modeldeck.retraining.RetrainingPolicy.Situation;
import io.modeldeck.store.Database;
import io.modeldeck.telemetry.EventStore;
import io.modeldeck.training.TrainingService;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** How a request comes about: a trigger that is pulled or a person who asks, the safety checks, and the evidence frozen at that moment. */
final class RequestIntake {

    private final Database database;
    private final RequestStore store;
    private final Registry registry;
    private final ConfigService config;
    private final EventStore events;
    private final TrainingService training;
    private final Triggers triggers;
    private final EvidenceBook evidence;
    private final RecipeChoice recipes;
    private final AuditLog audit;

    RequestIntake(
            Database database,
            RequestStore store,
            Registry registry,
            ConfigService config,
            EventStore events,
            TrainingService training,
            Triggers triggers,
            EvidenceBook evidence,
            RecipeChoice recipes,
            AuditLog audit) {
        this.database = database;
        this.store = store;
        this.registry = registry;
        this.config = config;
        this.events = events;
        this.training = training;
        this.triggers = triggers;
        this.evidence = evidence;
        this.recipes = recipes;
        this.audit = audit;
    }

    /** Raises a request where one of the model's triggers is pulled and every safety check passes; what the policy said is kept. */
    Optional<RetrainingRequest> consider(long modelId, MonitoringConfig.RetrainingTriggers rules, Instant now) {
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

    /** Raises a request because a person asks for it, in view of an alert or not. */
    RetrainingRequest create(Actor actor, Instant at, long modelId, OptionalLong alertId, String comment) {
        actor.require(Role.ENGINEER, "request a retraining");
        MonitoringConfig.RetrainingTriggers rules = configOf(modelId).retrainingTriggers();
        return database.transaction(() -> {
            ModelInfo model = registry.requireModel(modelId);
            Outcome outcome = RetrainingPolicy.decideManual(limits(rules), situation(modelId, at));
            if (outcome.decision() instanceof Decision.Refused(String reason)) {
                throw new Problem("No request for " + model.name() + " was made: " + reason + ".");
            }
            recipes.of(registry.serving(modelId, OptionalInt.empty())).requireTrainable(model.task());
            return raise(actor, at, modelId, Triggers.Pulled.manual(alertId, comment), outcome.checks(), comment);
        });
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

    /** The checks as they stand now. */
    List<Check> checksNow(long modelId, Instant now) {
        return RetrainingPolicy.decideManual(limits(configOf(modelId).retrainingTriggers()), situation(modelId, now))
                .checks();
    }

    /** What holds for the version in production, else for the model. */
    MonitoringConfig configOf(long modelId) {
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
