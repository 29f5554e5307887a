package io.modeldeck.ui.lifecycle;

import io.modeldeck.app.Engine;
import io.modeldeck.recipe.Consent;
import io.modeldeck.recipe.KeptRecipe;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.training.recipe.Recipe;
import io.modeldeck.training.recipe.Site;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * By what a model is trained: the recipe that is kept with it, else that of its version in production, else the standard one.
 *
 * @param kept empty where none is kept
 * @param version whose recipe it is; empty where one is kept or none is in production
 * @param need what must be allowed before it trains; empty where nothing must
 * @param allowed whether that is
 * @param consents what people allowed for the model
 * @param code the text of its own code; empty where it has none, or a jar
 */
record RecipeStanding(
        Recipe recipe,
        Optional<KeptRecipe> kept,
        Optional<ModelVersion> version,
        Optional<Consent.Need> need,
        boolean allowed,
        List<Consent> consents,
        Optional<String> code) {

    static RecipeStanding read(Engine engine, ModelInfo model) {
        Optional<KeptRecipe> kept = engine.recipes().kept(model.id());
        Optional<ModelVersion> version =
                kept.isPresent() ? Optional.empty() : engine.registry().production(model.id());
        Recipe recipe = kept.map(it -> it.recipe(Recipe.standard()))
                .or(() -> version.map(v -> Recipe.of(v.metadata(), Recipe.standard())))
                .orElseGet(Recipe::standard);
        Optional<Consent.Need> need = Consent.neededFor(recipe.site());
        return new RecipeStanding(
                recipe,
                kept,
                version,
                need,
                need.isEmpty() || engine.recipes().isAllowed(model.id(), need.get()),
                engine.recipes().consents(model.id()),
                code(engine, recipe));
    }

    private static Optional<String> code(Engine engine, Recipe recipe) {
        return recipe.site() instanceof Site.Script script && !script.isJar()
                ? script.sha256().map(sha -> new String(engine.recipes().code(sha), StandardCharsets.UTF_8))
                : Optional.empty();
    }
}
