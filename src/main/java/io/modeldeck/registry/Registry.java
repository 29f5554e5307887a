package io.modeldeck.registry;

import io.modeldeck.audit.AuditLog;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Change;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Role;
import io.modeldeck.domain.Stage;
import io.modeldeck.domain.TaskType;
import io.modeldeck.store.Artifacts;
import io.modeldeck.store.Database;
import io.modeldeck.store.Digest;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** The models and their versions. Who serves requests is decided by {@link Promotion}. */
public final class Registry {

    private final Database database;
    private final AuditLog audit;
    private final Clock clock;
    private final ModelStore models;
    private final VersionStore versions;
    private final StageStore stages;
    private final ModelNotes notes;
    private final Removal removal;

    public Registry(Database database, Artifacts artifacts, AuditLog audit, Clock clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
        this.models = new ModelStore(database);
        this.versions = new VersionStore(database);
        this.stages = new StageStore(database, clock);
        this.notes = new ModelNotes(database, models, audit, clock);
        this.removal = new Removal(database, this, models, versions, stages, artifacts, audit, clock);
    }

    /** What people write about models. */
    public ModelNotes notes() {
        return notes;
    }

    /** Adds a model; refuses a name that is taken. */
    public ModelInfo createModel(Actor actor, Instant at, String name, TaskType task, Optional<String> positiveClass) {
        actor.require(Role.ENGINEER, "add a model");
        Names.requireText("A model's name", "--name", name);
        positiveClass.ifPresent(p -> Names.requireText("A positive class", "--positive", p));
        return database.transaction(() -> {
            if (models.model(name).isPresent()) {
                throw new Problem(
                        "There is a model '" + name + "' already; add a version to it or choose another name.");
            }
            long id = models.insertModel(name, task, positiveClass, at, clock.instant());
            Map<String, Object> after = new LinkedHashMap<>();
            after.put("name", name);
            after.put("task", task.word());
            positiveClass.ifPresent(p -> after.put("positiveClass", p));
            audit.record(actor, at, OptionalLong.of(id), name, "add model", Map.of(), after, "");
            database.announce(new Change.VersionChanged(id));
            return requireModel(id);
        });
    }

    /** All models, by name. */
    public List<ModelInfo> models() {
        return models.models();
    }

    public Optional<ModelInfo> model(String name) {
        return models.model(name);
    }

    public Optional<ModelInfo> model(long id) {
        return models.model(id);
    }

    /** The model of that name, or a sentence that names the ones there are. */
    public ModelInfo requireModel(String name) {
        return models.model(name).orElseThrow(() -> new Problem("There is no model '" + name + "'; " + known()));
    }

    public ModelInfo requireModel(long id) {
        return models.model(id).orElseThrow(() -> new Problem("There is no model number " + id + "; " + known()));
    }

    /** The model's versions, oldest first. */
    public List<ModelVersion> versions(long modelId) {
        return versions.versions(modelId);
    }

    public Optional<ModelVersion> version(long id) {
        return versions.version(id);
    }

    public ModelVersion requireVersion(long id) {
        return versions.version(id).orElseThrow(() -> new Problem("There is no model version with the id " + id + "."));
    }

    /** The version with that number of the model. */
    public Optional<ModelVersion> version(long modelId, int deploymentVersion) {
        return versions(modelId).stream()
                .filter(v -> v.deploymentVersion() == deploymentVersion)
                .findFirst();
    }

    public Optional<ModelVersion> production(long modelId) {
        return versions.production(modelId);
    }

    /** The version that answers: the named one, else the one in production, else the only one; else a sentence that lists them. */
    public ModelVersion serving(long modelId, OptionalInt deploymentVersion) {
        if (deploymentVersion.isEmpty()) {
            // The usual case, asked for every batch: without reading all versions.
            Optional<ModelVersion> production = production(modelId);
            if (production.isPresent()) {
                return production.get();
            }
        }
        ModelInfo model = requireModel(modelId);
        List<ModelVersion> versions = versions(modelId);
        if (deploymentVersion.isPresent()) {
            int number = deploymentVersion.getAsInt();
            return versions.stream()
                    .filter(v -> v.deploymentVersion() == number)
                    .findFirst()
                    .orElseThrow(() -> new Problem(model.name() + " has no version " + number + "; " + list(versions)));
        }
        if (versions.size() == 1) {
            return versions.getFirst();
        }
        throw new Problem(
                "No version of " + model.name() + " is in production; name one with --version N. " + list(versions));
    }

    /** The deployment version that the next version of the model gets, unless another comes in first. */
    public int nextVersion(long modelId) {
        return models.peekDeployment(modelId);
    }

    /** Adds a candidate under the model's next number. */
    public ModelVersion addVersion(Actor actor, Instant at, NewVersion version) {
        actor.require(Role.ENGINEER, "add a version");
        return database.transaction(() -> {
            requireModel(version.modelId());
            int deployment = models.nextDeployment(version.modelId());
            long id = versions.insertVersion(version, deployment, at, clock.instant());
            ModelVersion added = requireVersion(id);
            stages.move(actor, at, added, Optional.empty(), Stage.CANDIDATE, ChangeKind.CREATED, version.comment());
            Map<String, Object> after = new LinkedHashMap<>();
            after.put("sourceVersion", added.sourceVersion());
            after.put("framework", added.framework());
            added.artifact().ifPresent(digest -> after.put("sha256", digest.hex()));
            audit.record(
                    actor,
                    at,
                    OptionalLong.of(added.modelId()),
                    added.shortLabel(),
                    "add version",
                    Map.of(),
                    after,
                    version.comment());
            database.announce(new Change.VersionChanged(added.modelId()));
            return added;
        });
    }

    /**
     * Adds to the metadata of a version, or changes what it says; a null takes a part out. What the version answers does not depend on it.
     *
     * @throws Problem where a known part has not its form
     */
    public ModelVersion describe(Actor actor, Instant at, long versionId, Map<String, Object> parts, String comment) {
        actor.require(Role.ENGINEER, "describe a version");
        return database.transaction(() -> {
            ModelVersion before = requireVersion(versionId);
            Map<String, Object> metadata = new LinkedHashMap<>(before.metadata());
            Map<String, Object> were = new LinkedHashMap<>();
            parts.forEach((name, value) -> {
                were.put(name, metadata.get(name));
                if (value == null) {
                    metadata.remove(name);
                } else {
                    metadata.put(name, value);
                }
            });
            Metadata.validate(metadata, "the metadata of " + before.shortLabel());
            versions.setMetadata(versionId, metadata);
            audit.record(
                    actor,
                    at,
                    OptionalLong.of(before.modelId()),
                    before.shortLabel(),
                    "describe version",
                    were,
                    parts,
                    comment);
            database.announce(new Change.VersionChanged(before.modelId()));
            return requireVersion(versionId);
        });
    }

    /** Keeps what a validation found. {@link Validation#UNVALIDATED} takes a reason. */
    public ModelVersion setValidation(
            Actor actor,
            Instant at,
            long versionId,
            Validation validation,
            Map<String, Object> detail,
            String comment) {
        actor.require(Role.ENGINEER, "validate a version");
        if (validation == Validation.UNVALIDATED && comment.isBlank()) {
            throw new Problem("To accept a version without validating it, say why with --comment TEXT.");
        }
        return database.transaction(() -> {
            ModelVersion before = requireVersion(versionId);
            versions.setValidation(versionId, validation, at, detail);
            audit.record(
                    actor,
                    at,
                    OptionalLong.of(before.modelId()),
                    before.shortLabel(),
                    "validate",
                    Map.of("validation", before.validation().word()),
                    Map.of("validation", validation.word(), "sentence", detail.getOrDefault("sentence", "")),
                    comment);
            database.announce(new Change.VersionChanged(before.modelId()));
            return requireVersion(versionId);
        });
    }

    /**
     * Deletes a version that nothing speaks of. What is or was in production stays, since the history must say what answered when.
     *
     * @throws Problem with what stands against it
     */
    public void deleteVersion(Actor actor, Instant at, long versionId, String comment) {
        removal.version(actor, at, versionId, comment);
    }

    /**
     * Deletes a model with its versions, events, metrics, alerts, requests and runs in one transaction; its audit entries stay. Files that
     * nothing else refers to are removed afterwards.
     */
    public void deleteModel(Actor actor, String name, String comment) {
        removal.model(actor, name, comment);
    }

    /** Removes those of the files that no version and no data set refers to. */
    public void removeUnreferenced(List<Digest> files) {
        removal.unreferenced(files);
    }

    /** Removes files whose rows were deleted and that the end of the program kept here; to be called before anybody works. */
    public void recoverInterrupted() {
        removal.takeUp();
    }

    private String known() {
        List<ModelInfo> models = models();
        return models.isEmpty()
                ? "there is none yet, add one with: modeldeck model add."
                : "the models are "
                        + models.stream().map(ModelInfo::name).limit(50).collect(Collectors.joining(", "))
                        + (models.size() > 50 ? " and " + (models.size() - 50) + " more." : ".");
    }

    /** A sentence with the versions that a model has. */
    String listed(long modelId) {
        return list(versions(modelId));
    }

    private static String list(List<ModelVersion> versions) {
        return versions.isEmpty()
                ? "It has none yet."
                : "Its versions: "
                        + versions.stream()
                                .map(v -> "v" + v.deploymentVersion() + " "
                                        + v.stage().word() + " (source " + v.sourceVersion() + ")")
                                .collect(Collectors.joining(", "))
                        + ".";
    }
}
