package io.modeldeck.training.execution;

import io.modeldeck.registry.ModelInfo;
import io.modeldeck.store.Digest;
import io.modeldeck.training.TrainedModel;
import io.modeldeck.training.recipe.Recipe;
import io.modeldeck.training.recipe.Site;
import io.modeldeck.training.run.RunArtifact;
import java.util.Map;
import java.util.stream.IntStream;

/** What training left, before it is a version. */
record TrainedRun(PreparedRun prepared, TrainedModel model) {

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
