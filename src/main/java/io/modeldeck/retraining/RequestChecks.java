package io.modeldeck.retraining;

import io.modeldeck.config.ConfigService;
import io.modeldeck.config.MonitoringConfig;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.Registry;
import io.modeldeck.retraining.RetrainingPolicy.Limits;
import io.modeldeck.retraining.RetrainingPolicy.Outcome;
import io.modeldeck.retraining.RetrainingPolicy.Room;
import io.modeldeck.retraining.RetrainingPolicy.Setback;
import io.modeldeck.retraining.RetrainingPolicy.Situation;
import io.modeldeck.telemetry.EventStore;
import io.modeldeck.training.execution.TrainingService;
import io.modeldeck.training.recipe.Recipe;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The safety checks of a model's retraining as they stand at a moment: what was trained and decided, labels, runs, and the room on the disk. */
final class RequestChecks {

    private final RequestStore store;
    private final Registry registry;
    private final ConfigService config;
    private final EventStore events;
    private final TrainingService training;
    private final RecipeChoice recipes;
    private final Supplier<OptionalLong> free;

    /** @param free how many bytes are left where the workspace lies; empty where nobody can say */
    RequestChecks(
            RequestStore store,
            Registry registry,
            ConfigService config,
            EventStore events,
            TrainingService training,
            RecipeChoice recipes,
            Supplier<OptionalLong> free) {
        this.store = store;
        this.registry = registry;
        this.config = config;
        this.events = events;
        this.training = training;
        this.recipes = recipes;
        this.free = free;
    }

    /** The labels of a model, to be counted for one look at it. */
    LabelCount labels(long modelId, Instant now) {
        return new LabelCount(now, (after, until) -> events.labelledSince(modelId, after, until));
    }

    /** Whether a trigger may raise a request for the version. */
    Outcome ofTrigger(ModelVersion version, MonitoringConfig.RetrainingTriggers rules, LabelCount labels) {
        return RetrainingPolicy.decide(limits(rules), situation(version.modelId(), labels), room(version, labels));
    }

    /** Whether a person may ask for a retraining of the version. */
    Outcome ofWish(ModelVersion version, LabelCount labels) {
        return RetrainingPolicy.decideManual(
                limits(configOf(version.modelId()).retrainingTriggers()),
                situation(version.modelId(), labels),
                room(version, labels));
    }

    /** Whether the request may be approved. */
    Outcome ofApproval(RetrainingRequest request, Instant now) {
        LabelCount labels = labels(request.modelId(), now);
        return RetrainingPolicy.decideApproval(
                limits(configOf(request.modelId()).retrainingTriggers()),
                situation(request.modelId(), labels),
                room(registry.requireVersion(request.versionId()), labels));
    }

    /** What holds for the version in production, else for the model. */
    MonitoringConfig configOf(long modelId) {
        return registry.production(modelId)
                .map(version -> config.effective(modelId, version.id()))
                .orElseGet(() -> config.effective(modelId));
    }

    Situation situation(long modelId, LabelCount labels) {
        Optional<Instant> last = training.lastTraining(modelId);
        return new Situation(
                labels.now(),
                last,
                labels.since(last.orElse(Instant.EPOCH)),
                setback(modelId, labels.now()),
                store.open(modelId),
                training.active(modelId));
    }

    /** With as many rows as there are, of those that the recipe takes. */
    static long rows(Recipe recipe, LabelCount labels) {
        long labelled = labels.all();
        return labelled == 0 ? recipe.rows() : Math.min(labelled, recipe.rows());
    }

    private Room room(ModelVersion version, LabelCount labels) {
        long rows = rows(recipes.of(version), labels);
        return new Room(free.get(), training.space(version, rows).bytes());
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
