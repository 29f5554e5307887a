package io.modeldeck.training.run;

import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Table;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.training.Progress;
import io.modeldeck.training.TrainedModel;
import io.modeldeck.training.TrainingSet;
import io.modeldeck.training.execution.TrainingService;
import io.modeldeck.training.recipe.Recipe;
import io.modeldeck.training.recipe.Site;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who trains where this console's own trainers do not. */
public record Sites(Admission admission, ScriptTraining scripts, RemoteTraining remote) {

    /** Whether a person allowed that a model is trained there. */
    @FunctionalInterface
    public interface Admission {

        /** Refuses with a sentence that says what is to be allowed, and how. */
        void require(ModelInfo model, Site site);
    }

    /** Trains by code that a person wrote, in a process of its own. */
    @FunctionalInterface
    public interface ScriptTraining {

        /**
         * Blocks until the process ended.
         *
         * @param check rows without label; the model's predictor answers exactly these, as the code did before export
         * @throws Problem when it failed, took too long or too much; the sentence says which
         */
        TrainedModel train(
                Site.Script script,
                TrainingSet data,
                Table check,
                Map<String, Object> hyperparameters,
                Progress progress);
    }

    /** Trains on a worker, which answers later: {@link TrainingService#receive} and its like. */
    public interface RemoteTraining {

        /** Takes the run over, durably. Joins the running transaction. */
        void send(TrainingRun run, Site.Worker worker, ModelInfo model, Recipe recipe, TrainingSet data);

        /** The runs that are not over for this program, even if it was ended meanwhile. */
        Set<Long> open();

        /** When the run was sent away; empty for one that was not. */
        Optional<Instant> sentAt(long runId);
    }

    /** This process alone. */
    public static Sites none() {
        return new Sites(
                (model, site) -> {
                    if (!(site instanceof Site.Here)) {
                        throw new Problem("Here models are trained by the console's own trainers alone.");
                    }
                },
                (script, data, check, hyperparameters, progress) -> {
                    throw new IllegalStateException("Nobody was admitted");
                },
                nowhere());
    }

    /** Nobody trains elsewhere. */
    public static RemoteTraining nowhere() {
        return new RemoteTraining() {
            @Override
            public void send(TrainingRun run, Site.Worker worker, ModelInfo model, Recipe recipe, TrainingSet data) {
                throw new Problem("This console sends no training to workers.");
            }

            @Override
            public Set<Long> open() {
                return Set.of();
            }

            @Override
            public Optional<Instant> sentAt(long runId) {
                return Optional.empty();
            }
        };
    }
}
