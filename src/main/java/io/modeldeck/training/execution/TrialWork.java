package io.modeldeck.training.execution;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Table;
import io.modeldeck.domain.TaskType;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.Registry;
import io.modeldeck.training.Evaluation;
import io.modeldeck.training.Hyperparameters;
import io.modeldeck.training.Progress;
import io.modeldeck.training.TrainedModel;
import io.modeldeck.training.Trainer;
import io.modeldeck.training.TrainingSet;
import io.modeldeck.training.recipe.Recipe;
import io.modeldeck.training.run.TrainingRun;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Trains with hyperparameters that are only tried. The rows that a run would hold out are never looked at: what it would learn from is divided once more in the same
 * way, and the trial is measured on the newer part of that.
 */
public final class TrialWork {

    private final Registry registry;
    private final RunRows rows;

    public TrialWork(Registry registry, RunRows rows) {
        this.registry = registry;
        this.rows = rows;
    }

    /**
     * Rows of trials, divided.
     *
     * @param tuning what trials are measured on, with the label
     */
    public record Divided(ModelInfo model, Recipe recipe, TrainingSet training, Table tuning) {

        /** The metric by which trials are ranked, smaller first: {@code logLoss} or {@code rmse}. */
        public String objective() {
            return training.task() == TaskType.REGRESSION ? "rmse" : "logLoss";
        }
    }

    /** The rows of a run that froze them, and its recipe. */
    public Divided divided(TrainingRun run, Recipe recipe) {
        if (RunRows.frozenId(run).isEmpty()) {
            throw new Problem("Run " + run.id() + " is " + run.status().word()
                    + " and has no rows of its own yet; search over a run that completed.");
        }
        ModelInfo model = registry.requireModel(run.modelId());
        TrainingRows learnt = learnt(HoldOut.of(rows.of(run, recipe, model), recipe));
        HoldOut again = HoldOut.of(learnt, recipe);
        Table all = again.rows().rows();
        return new Divided(
                model,
                recipe,
                recipe.use().trainingSet(all.slice(0, again.split()), recipe.label(), learnt.features(), model.task()),
                all.slice(again.split(), all.rows()));
    }

    /** Refuses a trainer of the wrong kind, and hyperparameters that it does not know, before anything is tried. */
    public void requireKnown(Divided divided, Map<String, Object> hyperparameters) {
        Map<String, Object> settings = new LinkedHashMap<>(divided.recipe().hyperparameters());
        settings.putAll(hyperparameters);
        Trainer trainer = divided.recipe().trainerFor(divided.model().task());
        trainer.requireSupport(divided.training());
        Hyperparameters.resolve(trainer, settings);
    }

    /**
     * One trial.
     *
     * @param hyperparameters besides those of the recipe
     * @param progress may end it by an exception of its own
     * @return its metrics on the rows that it is measured on
     */
    public Map<String, Double> train(Divided divided, Map<String, Object> hyperparameters, Progress progress) {
        Recipe recipe = divided.recipe();
        Map<String, Object> settings = new LinkedHashMap<>(recipe.hyperparameters());
        settings.putAll(hyperparameters);
        TrainedModel model = recipe.trainerFor(divided.model().task()).train(divided.training(), settings, progress);
        Column truth = divided.tuning().require(recipe.label());
        Evaluation measured = Evaluation.of(
                divided.model().task(), truth, model.predictor().predict(divided.tuning()), Optional.empty());
        return measured.metrics();
    }

    private static TrainingRows learnt(HoldOut divided) {
        int[] picked = IntStream.range(0, divided.split()).toArray();
        return divided.rows().pick(picked);
    }
}
