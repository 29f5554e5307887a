package io.modeldeck.recipe;

import io.modeldeck.training.recipe.Recipe;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a person wants a model to be trained by. */
public record KeptRecipe(long id, long modelId, Map<String, Object> document, Instant at, String by, String comment) {

    public KeptRecipe {
        document = Collections.unmodifiableMap(new LinkedHashMap<>(document));
    }

    /** The recipe, over the given defaults for what it leaves open. */
    public Recipe recipe(Recipe defaults) {
        return Recipe.read(document, defaults);
    }
}
