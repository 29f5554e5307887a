package io.modeldeck.ui.lifecycle;

import io.modeldeck.app.Engine;
import io.modeldeck.domain.TaskType;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.training.recipe.Recipe;
import io.modeldeck.training.recipe.Site;
import io.modeldeck.training.run.RunStatus;
import io.modeldeck.training.run.TrainingRun;
import io.modeldeck.ui.kit.text.Messages;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A run that can be searched over: it completed, so its rows are its own.
 *
 * @param trainer by which it was trained here; the first choice for the task where it was trained elsewhere
 */
record SearchBase(TrainingRun run, TaskType task, String trainer) {

    /** The newest first. */
    static List<SearchBase> read(Engine engine, int most) {
        Map<Long, ModelInfo> models = new HashMap<>();
        engine.registry().models().forEach(model -> models.put(model.id(), model));
        return engine.training().runs(OptionalLong.empty(), most).stream()
                .filter(run -> run.status() == RunStatus.COMPLETED && models.containsKey(run.modelId()))
                .map(run -> of(run, models.get(run.modelId()).task()))
                .toList();
    }

    private static SearchBase of(TrainingRun run, TaskType task) {
        Recipe recipe = Recipe.read(run.config(), Recipe.standard());
        boolean here = recipe.site() instanceof Site.Here;
        return new SearchBase(
                run, task, (here ? recipe : Recipe.standard()).trainerFor(task).name());
    }

    String words() {
        return Messages.text("search.base", run.modelName(), run.id(), trainer);
    }
}
