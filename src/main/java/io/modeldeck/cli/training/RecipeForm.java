package io.modeldeck.cli.training;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.domain.Json;
import io.modeldeck.recipe.Consent;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.training.recipe.Recipe;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Recipes as documents and sentences. */
final class RecipeForm {

    private RecipeForm() {}

    /** What a recipe says, what must be allowed for it, and whether that is. */
    static Map<String, Object> document(Recipe recipe, Optional<Boolean> allowed) {
        Optional<Consent.Need> need = Consent.neededFor(recipe.site());
        return Answer.document(
                "recipe",
                recipe.document(),
                "needs",
                need.map(it -> Answer.document("kind", it.kind().word(), "subject", it.subject())),
                "allowed",
                need.isEmpty() ? Optional.empty() : allowed);
    }

    static Report report(Report report, Recipe recipe, Optional<Boolean> allowed) {
        report.line("Trained " + RecipeOptions.words(recipe.site()) + ".");
        Consent.neededFor(recipe.site())
                .ifPresent(need -> report.line(
                        allowed.orElse(false)
                                ? "Allowed: " + need.words() + "."
                                : "Nobody allowed yet: " + need.words() + "."));
        Json.pretty(recipe.document()).lines().forEach(report::line);
        return report;
    }

    static Map<String, Object> consent(Consent consent) {
        return Answer.document(
                "kind", consent.kind().word(), "subject", consent.subject(), "at", consent.at(), "by", consent.by());
    }

    static List<Consent> consents(Engine engine, ModelInfo model) {
        return engine.recipes().consents(model.id());
    }
}
