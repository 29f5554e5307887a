package io.modeldeck.training.execution;

import io.modeldeck.domain.Actor;
import io.modeldeck.drift.BaselineKind;
import io.modeldeck.drift.BaselineService;
import io.modeldeck.inference.ModelIntake;
import io.modeldeck.inference.Runtimes;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.Registry;
import io.modeldeck.training.EpochMetrics;
import io.modeldeck.training.Hyperparameters;
import io.modeldeck.training.TrainedModel;
import io.modeldeck.training.Trainer;
import io.modeldeck.training.TrainingSet;
import io.modeldeck.training.recipe.Recipe;
import io.modeldeck.training.recipe.Site;
import io.modeldeck.training.run.ReceivedModel;
import io.modeldeck.training.run.Sites;
import io.modeldeck.training.run.TrainingRun;
import io.modeldeck.training.validation.ModelValidation;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The steps of one run: rows, training, candidate, validation, baseline. Keeps nothing between runs. */
public final class RunWork {

    private final Registry registry;
    private final RunRows rows;
    private final ModelIntake intake;
    private final BaselineService baselines;
    private final RunValidation validation;

    public RunWork(Registry registry, RunRows rows, ModelIntake intake, Runtimes runtimes, BaselineService baselines) {
        this.registry = registry;
        this.rows = rows;
        this.intake = intake;
        this.baselines = baselines;
        validation = new RunValidation(registry, rows, new ModelValidation(runtimes));
    }

    RunValidation validation() {
        return validation;
    }

    /** Reads and divides the rows of the run. */
    PreparedRun prepare(TrainingRun run, RunWatch watch) {
        ModelInfo info = registry.requireModel(run.modelId());
        Recipe recipe = Recipe.read(run.config(), Recipe.standard());
        HoldOut divided = HoldOut.of(rows.of(run, recipe, info), recipe);
        TrainingRows source = divided.rows();
        int all = source.rows().rows();
        watch.say(all + " rows from " + source.source() + ": " + divided.split() + " to learn from, "
                + (all - divided.split()) + " held out.");
        TrainingSet training = recipe.use()
                .trainingSet(source.rows().slice(0, divided.split()), recipe.label(), source.features(), info.task());
        return new PreparedRun(info, recipe, source, divided.split(), training);
    }

    /** Trains on the oldest rows of the run. Writes nothing itself. */
    TrainedRun train(PreparedRun prepared, RunWatch watch, Sites.ScriptTraining scripts) {
        TrainedModel model = prepared.recipe().site() instanceof Site.Script script
                ? byCode(prepared, script, watch, scripts)
                : byTrainer(prepared, watch);
        watch.ended();
        TrainedRun trained = new TrainedRun(prepared, model);
        int epochs = model.epochs().size();
        watch.say(epochs + (epochs == 1 ? " epoch" : " epochs") + "; a file of "
                + trained.artifact().bytes() + " bytes with SHA-256 "
                + trained.artifact().digest().hex() + ".");
        return trained;
    }

    private static TrainedModel byTrainer(PreparedRun prepared, RunWatch watch) {
        Recipe recipe = prepared.recipe();
        Trainer trainer = recipe.trainerFor(prepared.info().task());
        watch.say("The trainer " + trainer.name() + " begins with "
                + Hyperparameters.resolve(trainer, recipe.hyperparameters()).asMap() + ".");
        return trainer.train(prepared.training(), recipe.hyperparameters(), watch);
    }

    private TrainedModel byCode(
            PreparedRun prepared, Site.Script script, RunWatch watch, Sites.ScriptTraining scripts) {
        Map<String, Object> hyperparameters = prepared.recipe().hyperparameters();
        watch.say(
                "The code of " + script.name() + " (SHA-256 " + script.sha256().orElse("unknown") + ") begins with "
                        + hyperparameters + ", in a process of its own.");
        TrainedModel model = scripts.train(
                script, prepared.training(), prepared.check().select(prepared.features()), hyperparameters, watch);
        return tried(prepared, model);
    }

    /** What a worker sent, once it was tried. Writes nothing itself. */
    TrainedRun received(PreparedRun prepared, ReceivedModel received, List<EpochMetrics> epochs) {
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
        return new TrainedRun(prepared, tried(prepared, model));
    }

    /** Lets a file that came from elsewhere answer a few rows before anything refers to it. */
    private TrainedModel tried(PreparedRun prepared, TrainedModel model) {
        ForeignModel.requireServing(
                prepared,
                rows -> intake.trial(
                        "the model of this run", model.onnx(), prepared.info().task(), prepared.features(), rows));
        return model;
    }

    /** Adds the trained model as a candidate, with the recipe that made it. Joins the running transaction. */
    ModelVersion addCandidate(TrainingRun run, TrainedRun trained, Instant at) {
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

    /** Makes the run's rows what the candidate's inputs, predictions and accuracy are compared with. Joins the running transaction. */
    void setBaseline(
            TrainingRun run, ModelVersion candidate, TrainedRun trained, ModelValidation.Result result, Instant at) {
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
