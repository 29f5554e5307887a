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
     * A run before its training.
     *
     * @param split rows [0, split) are learnt from, the rest is held out
     */
    record Prepared(ModelInfo info, Recipe recipe, TrainingRows source, int split, TrainingSet training) {

        Table holdOut() {
            return source.rows().slice(split, source.rows().rows());
        }

        /** Held-out rows by which it is seen whether the file answers as the trained model does. */
        Table check() {
            Table holdOut = holdOut();
            return holdOut.slice(0, Math.min(AGREEMENT_ROWS, holdOut.rows()));
        }

        List<String> features() {
            return training.features().names();
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
            stats.put("features", features());
            stats.put("classes", training.classes());
            source.range().ifPresent(range -> {
                stats.put("from", range.from());
                stats.put("to", range.to());
            });
            stats.put("label", RowStatistics.label(source.rows().require(recipe.label()), split));
            stats.put("columns", RowStatistics.columns(source.rows(), features()));
            return stats;
        }
    }

    /** What training left, before it is a version. */
    record Trained(Prepared prepared, TrainedModel model) {

        ModelInfo info() {
            return prepared.info();
        }

        Recipe recipe() {
            return prepared.recipe();
        }

        TrainingRows source() {
            return prepared.source();
        }

        int split() {
            return prepared.split();
        }

        int[] heldOut() {
            return IntStream.range(split(), source().rows().rows()).toArray();
        }

        RunArtifact artifact() {
            return new RunArtifact(Digest.of(model.onnx()), model.onnx().length);
        }

        /** A worker's model is known by its file alone. */
        boolean isComparable() {
            return !(recipe().site() instanceof Site.Worker);
        }

        /** The recipe with everything in it that was used. A trainer of somebody else is no word that a recipe may name. */
        void note(Map<String, Object> config) {
            config.put(recipe().site() instanceof Site.Here ? "trainer" : "trainedBy", model.trainer());
            config.put("hyperparameters", model.hyperparameters());
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

    /** Reads and divides the rows of the run. */
    Prepared prepare(TrainingRun run, RunWatch watch) {
        ModelInfo info = registry.requireModel(run.modelId());
        Recipe recipe = Recipe.read(run.config(), Recipe.standard());
        HoldOut divided = HoldOut.of(rows.of(run, recipe, info), recipe);
        TrainingRows source = divided.rows();
        int all = source.rows().rows();
        watch.say(all + " rows from " + source.source() + ": " + divided.split() + " to learn from, "
                + (all - divided.split()) + " held out.");
        TrainingSet training = recipe.use()
                .trainingSet(source.rows().slice(0, divided.split()), recipe.label(), source.features(), info.task());
        return new Prepared(info, recipe, source, divided.split(), training);
    }

    /** Trains on the oldest rows of the run. Writes nothing itself. */
    Trained train(Prepared prepared, RunWatch watch, Sites.ScriptTraining scripts) {
        TrainedModel model = prepared.recipe().site() instanceof Site.Script script
                ? byCode(prepared, script, watch, scripts)
                : byTrainer(prepared, watch);
        watch.ended();
        Trained trained = new Trained(prepared, model);
        watch.say(model.epochs().size() + " epochs; a file of "
                + trained.artifact().bytes() + " bytes with SHA-256 "
                + trained.artifact().digest().hex() + ".");
        return trained;
    }

    private static TrainedModel byTrainer(Prepared prepared, RunWatch watch) {
        Recipe recipe = prepared.recipe();
        Trainer trainer = recipe.trainerFor(prepared.info().task());
        watch.say("The trainer " + trainer.name() + " begins with "
                + Hyperparameters.resolve(trainer, recipe.hyperparameters()).asMap() + ".");
        return trainer.train(prepared.training(), recipe.hyperparameters(), watch);
    }

    private TrainedModel byCode(Prepared prepared, Site.Script script, RunWatch watch, Sites.ScriptTraining scripts) {
        Map<String, Object> hyperparameters = prepared.recipe().hyperparameters();
        watch.say(
                "The code of " + script.name() + " (SHA-256 " + script.sha256().orElse("unknown") + ") begins with "
                        + hyperparameters + ", in a process of its own.");
        TrainedModel model = scripts.train(
                script, prepared.training(), prepared.check().select(prepared.features()), hyperparameters, watch);
        return tried(prepared, model);
    }

    /** What a worker sent, once it was tried. Writes nothing itself. */
    Trained received(Prepared prepared, ReceivedModel received, List<EpochMetrics> epochs) {
        TrainingSet training = prepared.training();
        TrainedModel model = new TrainedModel(
                received.trainer(),
                received.onnx(),
                prepared.features(),
                List.of(),
                List.of(),
                training.task(),
                training.classes(),
                received.hyperparameters(),
                epochs,
                rows -> {
                    throw new IllegalStateException("A worker's model is known by its file alone");
                });
        return new Trained(prepared, tried(prepared, model));
    }

    /** Lets a file that came from elsewhere answer a few rows before anything refers to it. */
    private TrainedModel tried(Prepared prepared, TrainedModel model) {
        ForeignModel.requireServing(
                prepared,
                rows -> intake.trial(
                        "the model of this run", model.onnx(), prepared.info().task(), prepared.features(), rows));
        return model;
    }

    /** Adds the trained model as a candidate, with the recipe that made it. Joins the running transaction. */
    ModelVersion addCandidate(TrainingRun run, Trained trained, Instant at) {
        Recipe made = trained.recipe().withFeatures(trained.model().inputColumns());
        Map<String, Object> metadata = new LinkedHashMap<>();
        run.trainedFromId()
                .ifPresent(from -> metadata.putAll(registry.requireVersion(from).metadata()));
        Map<String, Object> config = new LinkedHashMap<>(made.document());
        trained.note(config);
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
        Optional<ExportAgreement> agreement = agreement(candidate, trained);
        return validation.validate(new ModelValidation.Examination(
                trained.info(),
                candidate,
                trained.prepared().holdOut(),
                trained.recipe().label(),
                registry.production(trained.info().id()),
                trained.source().recorded().map(answers -> answers.pick(trained.heldOut())),
                trained.recipe().successCriteria(),
                Optional.of(trained.source().rows().slice(0, trained.split())),
                agreement));
    }

    /** Refuses a file that answers otherwise than what was trained; empty where the file alone is known. */
    private Optional<ExportAgreement> agreement(ModelVersion candidate, Trained trained) {
        if (!trained.isComparable()) {
            return Optional.empty();
        }
        ExportAgreement agreement = ExportAgreement.check(
                trained.model(),
                trained.prepared().check(),
                table -> validation.answers(trained.info(), candidate, table));
        if (!agreement.agrees()) {
            throw new Problem(agreement.sentence() + " The candidate is not to be trusted; retry the run.");
        }
        return Optional.of(agreement);
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
