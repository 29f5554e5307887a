package io.modeldeck.training.execution;

import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Role;
import io.modeldeck.domain.Table;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.Registry;
import io.modeldeck.registry.Validation;
import io.modeldeck.store.Database;
import io.modeldeck.training.recipe.Recipe;
import io.modeldeck.training.run.TrainingRun;
import io.modeldeck.training.validation.ModelValidation;
import io.modeldeck.training.validation.SuccessCriteria;
import io.modeldeck.validation.PastValidation;
import io.modeldeck.validation.ValidationStore;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Judges versions, and keeps each judgement: with the version, and in the history, where nothing is replaced. */
final class ValidationBook {

    private final Database database;
    private final ValidationStore store;
    private final Registry registry;
    private final RunStore runs;
    private final RunRows rows;
    private final RunWork work;
    private final Clock clock;

    ValidationBook(Database database, Registry registry, RunStore runs, RunRows rows, RunWork work, Clock clock) {
        this.database = database;
        this.store = new ValidationStore(database);
        this.registry = registry;
        this.runs = runs;
        this.rows = rows;
        this.work = work;
        this.clock = clock;
    }

    /** Measures a version on labelled rows it has not learnt from, against the version in production, and keeps the result with it. */
    ModelVersion validate(
            Actor actor, Instant at, long versionId, Table labelled, String label, SuccessCriteria criteria) {
        actor.require(Role.ENGINEER, "validate a version");
        ModelVersion version = registry.requireVersion(versionId);
        return validate(actor, at, version, labelled, label, criteria);
    }

    /**
     * The same on the newest labelled events that the version has not learnt from.
     *
     * @param most how many of the newest labelled events are looked at
     */
    ModelVersion validateRecent(Actor actor, Instant at, long versionId, int most, SuccessCriteria criteria) {
        actor.require(Role.ENGINEER, "validate a version");
        ModelVersion version = registry.requireVersion(versionId);
        if (version.isExternal()) {
            throw new Problem(version.label()
                    + " runs elsewhere, so it cannot be asked anew what it would say to labelled events.");
        }
        Table rows = this.rows.unseen(version, trainedBy(version), at, most);
        return validate(actor, at, version, rows, Recipe.DEFAULT_LABEL, criteria);
    }

    private ModelVersion validate(
            Actor actor, Instant at, ModelVersion version, Table labelled, String label, SuccessCriteria criteria) {
        ModelValidation.Result result =
                work.validation().validate(version, labelled, label, criteria, trainedBy(version));
        return database.transaction(() -> keep(actor, at, version, result, PastValidation.Kind.ROWS));
    }

    private Optional<TrainingRun> trainedBy(ModelVersion version) {
        return version.trainingRunId().isPresent()
                ? runs.find(version.trainingRunId().getAsLong())
                : Optional.empty();
    }

    /** The verdict is the version's own from now on, and one more in its history. Joins the running transaction. */
    ModelVersion keep(
            Actor actor, Instant at, ModelVersion version, ModelValidation.Result result, PastValidation.Kind kind) {
        store.add(
                new PastValidation(
                        0,
                        version.modelId(),
                        version.id(),
                        version.deploymentVersion(),
                        kind,
                        kind == PastValidation.Kind.RUN ? version.trainingRunId() : OptionalLong.empty(),
                        result.rival().map(ModelVersion::shortLabel),
                        result.candidate().rows(),
                        Optional.of(result.passed()),
                        result.verdict().sentence(),
                        result.document(),
                        actor.name(),
                        at),
                clock.millis());
        return registry.setValidation(
                actor,
                at,
                version.id(),
                result.passed() ? Validation.PASSED : Validation.FAILED,
                result.document(),
                result.verdict().sentence());
    }

    /** What was found of versions, of all or of one, of all models when none is named; the newest first. */
    List<PastValidation> list(OptionalLong modelId, OptionalLong versionId, int limit) {
        return store.list(modelId, versionId, limit);
    }

    PastValidation require(long id) {
        return store.require(id);
    }
}
