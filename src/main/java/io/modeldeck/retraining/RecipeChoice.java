package io.modeldeck.retraining;

import io.modeldeck.config.ConfigService;
import io.modeldeck.config.MonitoringConfig;
import io.modeldeck.domain.TaskType;
import io.modeldeck.recipe.RecipeBook;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.Registry;
import io.modeldeck.training.recipe.Recipe;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which recipe a retraining goes by: the one that a person kept with the model, else that of the version; the config has its say over both. */
final class RecipeChoice {

    private final Registry registry;
    private final ConfigService config;
    private final RecipeBook recipes;

    RecipeChoice(Registry registry, ConfigService config, RecipeBook recipes) {
        this.registry = registry;
        this.config = config;
        this.recipes = recipes;
    }

    Recipe of(ModelVersion version) {
        MonitoringConfig.Recipe configured =
                config.effective(version.modelId(), version.id()).recipe();
        Recipe standard = Recipe.standard();
        Recipe defaults = new Recipe(
                configured.trainer(),
                Map.of(),
                List.of(),
                standard.label(),
                configured.rows(),
                configured.holdOutShare(),
                standard.successCriteria());
        TaskType task = registry.requireModel(version.modelId()).task();
        Optional<Recipe> kept = recipes.kept(version.modelId()).map(it -> it.recipe(defaults));
        if (kept.isPresent()) {
            return kept.get()
                    .under(configured.trainer(), kept.get().rows(), kept.get().holdOutShare(), task);
        }
        Recipe own = Recipe.of(version.metadata(), defaults);
        // How many rows are used is a matter of the policy; what is learnt and how is the version's.
        return own.under(configured.trainer(), configured.rows(), configured.holdOutShare(), task);
    }
}
