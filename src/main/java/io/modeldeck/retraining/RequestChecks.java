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
import io.modeldeck.training.Recipe;
import io.modeldeck.training.TrainingService;
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

    /** Whether a trigger may raise a request for the version. */
    Outcome ofTrigger(ModelVersion version, MonitoringConfig.RetrainingTriggers rules, Instant now) {
        return RetrainingPolicy.decide(limits(rules), situation(version.modelId(), now), room(version, now));
    }

    /** Whether a person may ask for a retraining of the version. */
    Outcome ofWish(ModelVersion version, Instant now) {
        return RetrainingPolicy.decideManual(
                limits(configOf(version.modelId()).retrainingTriggers()),
                situation(version.modelId(), now),
                room(version, now));
    }

    /** Whether the request may be approved. */
    Outcome ofApproval(RetrainingRequest request, Instant now) {
        return RetrainingPolicy.decideApproval(
                limits(configOf(request.modelId()).retrainingTriggers()),
                situation(request.modelId(), now),
                room(registry.requireVersion(request.versionId()), now));
    }

    /** What holds for the version in production, else for the model. */
    MonitoringConfig configOf(long modelId) {
        return registry.production(modelId)
                .map(version -> config.effective(modelId, version.id()))
                .orElseGet(() -> config.effective(modelId));
    }

    Situation situation(long modelId, Instant now) {
        Optional<Instant> last = training.lastTraining(modelId);
        long labels = events.labelledSince(modelId, last.orElse(Instant.EPOCH), now);
        return new Situation(now, last, labels, setback(modelId, now), store.open(modelId), training.active(modelId));
    }

    /** With as many rows as there are, of those that the recipe takes. */
    long rows(Recipe recipe, long modelId, Instant now) {
        long labelled = events.labelledSince(modelId, Instant.EPOCH, now);
        return labelled == 0 ? recipe.rows() : Math.min(labelled, recipe.rows());
    }

    private Room room(ModelVersion version, Instant now) {
        long rows = rows(recipes.of(version), version.modelId(), now);
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
