package io.modeldeck.cli.training;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.ModelOption;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.WritingCommand;
import io.modeldeck.recipe.CodeTraining;
import io.modeldeck.recipe.Consent;
import io.modeldeck.recipe.KeptRecipe;
import io.modeldeck.recipe.RecipeFile;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.training.recipe.Recipe;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "set",
        description =
                "Keeps a recipe with a model, with its code; retrainings go by it from now on. Code is compiled, not"
                        + " run.",
        footer = {"", "Example:", "  modeldeck recipe set churn.json --model churn --comment \"boosting from now on\""})
final class RecipeSetCommand extends WritingCommand {

    @Parameters(paramLabel = "FILE", description = "The recipe, as JSON.")
    private String file;

    @Mixin
    private ModelOption model;

    RecipeSetCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        RecipeFile read = RecipeFile.read(session.path(file));
        read.code().ifPresent(CodeTraining::check);
        ModelInfo info = model.of(engine);
        KeptRecipe kept =
                engine.recipes().keep(actor.actor(engine), actor.at(engine, times()), info, read, actor.comment());
        Recipe recipe = kept.recipe(Recipe.standard());
        Optional<Boolean> allowed =
                Consent.neededFor(recipe.site()).map(need -> engine.recipes().isAllowed(info.id(), need));
        Map<String, Object> document = Answer.document("model", info.name(), "by", kept.by(), "at", kept.at());
        document.putAll(RecipeForm.document(recipe, allowed));
        return Answer.of(
                document,
                RecipeForm.report(Report.of("The recipe is kept with " + info.name() + "."), recipe, allowed));
    }
}
