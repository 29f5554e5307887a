package io.modeldeck.training;

import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Column;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Table;
import io.modeldeck.drift.BaselineKind;
import io.modeldeck.drift.BaselineService;
import io.modeldeck.inference.ModelIntake;
import io.modeldeck.inference.Runtimes;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.Registry;
import io.modeldeck.store.Digest;
import io.modeldeck.telemetry.Dataset;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** The steps of one run: rows, training, candidate, validation, baseline. Keeps nothing between runs. */
public final class RunWork {

    /**
     * What training left, before it is a version.
     *
     * @param split rows [0, split) were learnt from, the rest is held out
     */
    record Trained(ModelInfo info, Recipe recipe, TrainingRows source, int split, TrainedModel model) {

        Table holdOut() {
            return source.rows().slice(split, source.rows().rows());
        }

        int[] heldOut() {
            return IntStream.range(split, source.rows().rows()).toArray();
        }

        RunArtifact artifact() {
            return new RunArtifact(Digest.of(model.onnx()), model.onnx().length);
        }

        Map<String, Object> stats(Dataset frozen) {
            Map<String, Object> stats = new LinkedHashMap<>();
            stats.put("datasetId", frozen.id());
            stats.put("datasetSha256", frozen.digest().hex());
            stats.put("source", source.source());
            stats.put("rows", source.rows().rows());
            stats.put("trainingRows", split);
            stats.put("holdOutRows", source.rows().rows() - split);
            recipe.use().groupColumn().ifPresent(column -> stats.put("heldOutBy", column));
            stats.put("features", model.inputColumns());
            stats.put("classes", model.classes());
            source.range().ifPresent(range -> {
                stats.put("from", range.from());
                stats.put("to", range.to());
            });
            stats.put("label", RowStatistics.label(source.rows().require(recipe.label()), split));
            stats.put("columns", RowStatistics.columns(source.rows(), model.inputColumns()));
            return stats;
        }
    }

    private static final int AGREEMENT_ROWS = 500;

    private final Registry registry;
    private final RunRows rows;
    private final ModelIntake intake;
    private final BaselineService baselines;
    private final ModelValidation validation;

    public RunWork(Registry registry, RunRows rows, ModelIntake intake, Runtimes runtimes, BaselineService baselines) {
        this.registry = registry;
        this.rows = rows;
        this.intake = intake;
        this.baselines = baselines;
        this.validation = new ModelValidation(runtimes);
    }

    ModelValidation validation() {
        return validation;
    }

    /** Trains on the oldest rows of the run. Writes nothing itself. */
    Trained train(TrainingRun run, RunWatch watch) {
        ModelInfo info = registry.requireModel(run.modelId());
        Recipe recipe = Recipe.read(run.config(), Recipe.standard());
        HoldOut divided = HoldOut.of(rows.of(run, recipe, info), recipe);
        TrainingRows source = divided.rows();
        int all = source.rows().rows();
        watch.say(all + " rows from " + source.source() + ": " + divided.split() + " to learn from, "
                + (all - divided.split()) + " held out.");
        TrainingSet training = recipe.use()
                .trainingSet(source.rows().slice(0, divided.split()), recipe.label(), source.features(), info.task());
        Trainer trainer = recipe.trainerFor(info.task());
        watch.say("The trainer " + trainer.name() + " begins with "
                + Hyperparameters.resolve(trainer, recipe.hyperparameters()).asMap() + ".");
        TrainedModel model = trainer.train(training, recipe.hyperparameters(), watch);
        watch.ended();
        Trained trained = new Trained(info, recipe, source, divided.split(), model);
        watch.say(model.epochs().size() + " epochs; a file of "
                + trained.artifact().bytes() + " bytes with SHA-256 "
                + trained.artifact().digest().hex() + ".");
        return trained;
    }

    /** Adds the trained model as a candidate, with the recipe that made it. Joins the running transaction. */
    ModelVersion addCandidate(TrainingRun run, Trained trained, Instant at) {
        Recipe made = trained.recipe().withFeatures(trained.model().inputColumns());
        Map<String, Object> metadata = new LinkedHashMap<>();
        run.trainedFromId()
                .ifPresent(from -> metadata.putAll(registry.requireVersion(from).metadata()));
        Map<String, Object> config = new LinkedHashMap<>(made.document());
        config.put("trainer", trained.model().trainer());
        config.put("hyperparameters", trained.model().hyperparameters());
        metadata.put("trainingConfig", config);
        return intake.addTrained(
                Actor.system(),
                at,
                trained.info(),
                sourceVersion(run),
                trained.model().onnx(),
                metadata,
                OptionalLong.of(run.id()),
                run.trainedFromId(),
                "Trained by run " + run.id() + ".");
    }

    /** Measures the candidate on the rows held out, as it will be served, beside the version in production. */
    ModelValidation.Result validate(ModelVersion candidate, Trained trained) {
        Table holdOut = trained.holdOut();
        ExportAgreement agreement = ExportAgreement.check(
                trained.model(),
                holdOut.slice(0, Math.min(AGREEMENT_ROWS, holdOut.rows())),
                table -> validation.answers(trained.info(), candidate, table));
        if (!agreement.agrees()) {
            throw new Problem(agreement.sentence() + " The candidate is not to be trusted; retry the run.");
        }
        return validation.validate(new ModelValidation.Examination(
                trained.info(),
                candidate,
                holdOut,
                trained.recipe().label(),
                registry.production(trained.info().id()),
                trained.source().recorded().map(answers -> answers.pick(trained.heldOut())),
                trained.recipe().successCriteria(),
                Optional.of(trained.source().rows().slice(0, trained.split())),
                Optional.of(agreement)));
    }

    /** Measures a version on other rows than those that its run held out. */
    ModelValidation.Result validate(
            ModelVersion version, Table rows, String label, SuccessCriteria criteria, Optional<TrainingRun> trainedBy) {
        ModelInfo model = registry.requireModel(version.modelId());
        return validation.validate(new ModelValidation.Examination(
                model,
                version,
                rows,
                label,
                registry.production(model.id()),
                Optional.empty(),
                criteria,
                trainedBy.flatMap(run -> learnt(run, model, label)),
                Optional.empty()));
    }

    /** The rows that a run learnt from, with their label under the given name; empty where they were not frozen. */
    private Optional<Table> learnt(TrainingRun run, ModelInfo model, String label) {
        if (RunRows.frozenId(run).isEmpty()) {
            return Optional.empty();
        }
        Recipe recipe = Recipe.read(run.config(), Recipe.standard());
        HoldOut divided = HoldOut.of(rows.of(run, recipe, model), recipe);
        Table learnt = divided.rows().rows().slice(0, divided.split());
        List<Column> columns = new ArrayList<>();
        for (Column column : learnt.columns()) {
            if (column.name().equals(recipe.label())) {
                columns.add(column.named(label));
            } else if (!column.name().equals(label)) {
                columns.add(column);
            }
        }
        return Optional.of(Table.of(columns));
    }

    /** Makes the run's rows what the candidate's inputs, predictions and accuracy are compared with. Joins the running transaction. */
    void setBaseline(
            TrainingRun run, ModelVersion candidate, Trained trained, ModelValidation.Result result, Instant at) {
        baselines.setFromTable(
                Actor.system(),
                at,
                candidate.modelId(),
                OptionalLong.of(candidate.id()),
                BaselineKind.TRAINING,
                CandidateReference.of(trained, result.answers()),
                trained.source().range(),
                "Training rows of run " + run.id() + "; predictions and quality on the rows held out.");
    }

    private String sourceVersion(TrainingRun run) {
        Optional<String> from = run.trainedFromId().isPresent()
                ? Optional.of(
                        registry.requireVersion(run.trainedFromId().getAsLong()).sourceVersion())
                : Optional.empty();
        return from.orElse("trained");
    }
}
