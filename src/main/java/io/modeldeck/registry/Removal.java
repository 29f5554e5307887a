package io.modeldeck.registry;

import io.modeldeck.audit.AuditLog;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Change;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Role;
import io.modeldeck.domain.Stage;
import io.modeldeck.store.Artifacts;
import io.modeldeck.store.Database;
import io.modeldeck.store.Digest;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** What stands against the end of a version or a model, and what goes with it. Each end and its audit entry are one transaction; files go when that is on the disk. */
final class Removal {

    private final Database database;
    private final Registry registry;
    private final ModelStore models;
    private final VersionStore versions;
    private final StageStore stages;
    private final RemovalStore waiting;
    private final Artifacts artifacts;
    private final AuditLog audit;
    private final Clock clock;

    Removal(
            Database database,
            Registry registry,
            ModelStore models,
            VersionStore versions,
            StageStore stages,
            Artifacts artifacts,
            AuditLog audit,
            Clock clock) {
        this.database = database;
        this.registry = registry;
        this.models = models;
        this.versions = versions;
        this.stages = stages;
        this.waiting = new RemovalStore(database);
        this.artifacts = artifacts;
        this.audit = audit;
        this.clock = clock;
    }

    /** See {@link Registry#deleteVersion}. */
    void version(Actor actor, Instant at, long versionId, String comment) {
        actor.require(Role.ADMIN, "delete a version");
        if (comment.isBlank()) {
            throw new Problem("To delete a version, say why with --comment TEXT.");
        }
        database.transaction(() -> {
            ModelVersion version = registry.requireVersion(versionId);
            if (stages.wasInProduction(versionId)) {
                throw new Problem(version.label() + (version.stage() == Stage.PRODUCTION ? " is" : " was")
                        + " in production and cannot be deleted: the history must say what answered when. Archived, it"
                        + " is in nobody's way.");
            }
            List<String> mentions = versions.mentions(versionId);
            if (!mentions.isEmpty()) {
                throw new Problem(version.label() + " cannot be deleted: " + String.join(", ", mentions)
                        + ". Archive it instead.");
            }
            versions.delete(versionId);
            audit.record(
                    actor,
                    at,
                    OptionalLong.of(version.modelId()),
                    version.shortLabel(),
                    "delete version",
                    Map.of(
                            "sourceVersion", version.sourceVersion(),
                            "stage", version.stage().word(),
                            "validation", version.validation().word()),
                    Map.of(),
                    comment);
            database.announce(new Change.VersionChanged(version.modelId()));
            List<Digest> files = version.artifact().stream().toList();
            remove(files);
            return null;
        });
    }

    /** See {@link Registry#deleteModel}. */
    void model(Actor actor, String name, String comment) {
        actor.require(Role.ADMIN, "delete a model");
        database.transaction(() -> {
            ModelInfo model = registry.requireModel(name);
            List<String> dependents = models.dependents(model.id());
            if (!dependents.isEmpty()) {
                throw new Problem("The model '" + name + "' cannot be deleted: " + String.join(", ", dependents)
                        + " was trained from it. Delete that model first.");
            }
            List<Digest> held = models.artifacts(model.id());
            Map<String, Object> before = new LinkedHashMap<>();
            before.put("name", name);
            before.put("task", model.task().word());
            before.put(
                    "versions",
                    registry.versions(model.id()).stream()
                            .map(ModelVersion::label)
                            .toList());
            models.deleteModel(model.id());
            audit.record(
                    actor,
                    clock.instant(),
                    OptionalLong.of(model.id()),
                    name,
                    "delete model",
                    before,
                    Map.of(),
                    comment);
            database.announce(new Change.VersionChanged(model.id()));
            remove(held);
            return null;
        });
    }

    /** Joins the transaction: when it is on the disk the files go, and what a kill keeps here until then goes at the next opening. */
    private void remove(List<Digest> files) {
        waiting.add(files);
        database.whenDurable(this::takeUp);
    }

    /** Removes what waits for that. Each for itself: a file that cannot be removed now waits on. */
    void takeUp() {
        waiting.waiting()
                .forEach(file -> database.whenDurable(() -> database.transaction(() -> {
                    unreferenced(List.of(file));
                    waiting.done(file);
                    return null;
                })));
    }

    /** Removes those of the files that no version and no data set refers to. */
    void unreferenced(List<Digest> files) {
        // Inside a transaction nobody else can begin to refer to a file between the question and the removal.
        database.transaction(() -> {
            files.stream().filter(file -> !models.isReferenced(file)).forEach(artifacts::remove);
            return null;
        });
    }
}
