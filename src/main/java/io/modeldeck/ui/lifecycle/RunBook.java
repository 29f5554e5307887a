package io.modeldeck.ui.lifecycle;

import io.modeldeck.app.Engine;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.training.run.TrainingRun;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What the list of runs shows, read in one go off the FX thread.
 *
 * @param runs the newest first
 * @param versions by id
 */
record RunBook(List<TrainingRun> runs, Map<Long, ModelVersion> versions) {

    private static final int MOST = 2_500;

    static RunBook read(Engine engine) {
        Map<Long, ModelVersion> versions = new HashMap<>();
        for (ModelInfo model : engine.registry().models()) {
            engine.registry().versions(model.id()).forEach(version -> versions.put(version.id(), version));
        }
        return new RunBook(engine.training().runs(OptionalLong.empty(), MOST), versions);
    }

    /** The candidate where there is one, else the model: {@code churn → v3}. */
    String target(TrainingRun run) {
        if (run.versionId().isEmpty() || !versions.containsKey(run.versionId().getAsLong())) {
            return run.modelName();
        }
        return run.modelName() + " → v"
                + versions.get(run.versionId().getAsLong()).deploymentVersion();
    }

    long active() {
        return runs.stream().filter(run -> !run.status().isEnd()).count();
    }
}
