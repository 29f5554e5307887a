package io.modeldeck.telemetry;

import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Stage;
import io.modeldeck.domain.TaskType;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.NewVersion;
import io.modeldeck.registry.Registry;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The model and the versions that imported events belong to; added, when there are none, with the first events that need them. */
final class ImportTarget {

    private static final String FIRST_VERSION = "1";

    private final Registry registry;
    private final Actor actor;
    private final String modelName;
    private final Optional<String> sourceVersion;
    private final Map<String, Long> versions = new HashMap<>();
    private Optional<ModelInfo> model;
    private boolean createdModel;
    private boolean createdVersion;
    private long lastVersion;

    ImportTarget(Registry registry, Actor actor, String modelName, Optional<String> sourceVersion) {
        this.registry = registry;
        this.actor = actor;
        this.modelName = modelName;
        this.sourceVersion = sourceVersion;
        this.model = registry.model(modelName);
        model.ifPresent(m -> versionOf(m, sourceVersion.orElse("")));
    }

    Optional<ModelInfo> model() {
        return model;
    }

    boolean createdModel() {
        return createdModel;
    }

    boolean createdVersion() {
        return createdVersion;
    }

    long lastVersion() {
        return lastVersion;
    }

    /** The model; added as of that time when there is none. Inside the transaction of the events. */
    ModelInfo requireModel(Instant at, TaskType task, Optional<String> positive) {
        if (model.isEmpty()) {
            model = Optional.of(registry.createModel(
                    actor, at, modelName, task, task == TaskType.CLASSIFICATION ? positive : Optional.empty()));
            createdModel = true;
        }
        return model.get();
    }

    /** The version of a row; added as an external one when the model has none by that name. Inside the transaction of the events. */
    long version(String named, Instant at) {
        String wanted = sourceVersion.orElse(named);
        Long known = versions.get(wanted);
        if (known == null) {
            known = versionOf(model.orElseThrow(), wanted).orElseGet(() -> add(wanted, at));
            versions.put(wanted, known);
        }
        lastVersion = known;
        return known;
    }

    private long add(String wanted, Instant at) {
        createdVersion = true;
        return registry.addVersion(
                        actor,
                        at,
                        NewVersion.external(
                                model.orElseThrow().id(),
                                wanted.isEmpty() ? FIRST_VERSION : wanted,
                                List.of(),
                                Map.of(),
                                "first events imported"))
                .id();
    }

    /** The newest version by that source version; without a name the one that serves. */
    private Optional<Long> versionOf(ModelInfo info, String wanted) {
        List<ModelVersion> all = registry.versions(info.id());
        if (!wanted.isEmpty()) {
            return all.stream()
                    .filter(v -> v.sourceVersion().equals(wanted))
                    .map(ModelVersion::id)
                    .reduce((first, second) -> second);
        }
        Optional<ModelVersion> production =
                all.stream().filter(v -> v.stage() == Stage.PRODUCTION).findFirst();
        if (production.isPresent() || all.isEmpty()) {
            return production.map(ModelVersion::id);
        }
        if (all.size() > 1) {
            throw new Problem("The model '" + modelName + "' has " + all.size()
                    + " versions and none in production; say which one made these predictions with --source-version,"
                    + " one of "
                    + String.join(
                            ", ",
                            all.stream()
                                    .map(ModelVersion::sourceVersion)
                                    .distinct()
                                    .toList())
                    + ", or a new one.");
        }
        return Optional.of(all.getFirst().id());
    }
}
