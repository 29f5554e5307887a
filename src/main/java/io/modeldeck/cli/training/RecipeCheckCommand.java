package io.modeldeck.cli.training;

import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.DeckCommand;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.recipe.CodeTraining;
import io.modeldeck.recipe.RecipeFile;
import io.modeldeck.training.recipe.Recipe;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "check",
        description = "Reads a recipe and compiles its code, without running anything of it and without a workspace.",
        footer = {"", "Example:", "  modeldeck recipe check churn.json"})
final class RecipeCheckCommand extends DeckCommand {

    @Parameters(paramLabel = "FILE", description = "The recipe, as JSON.")
    private String file;

    RecipeCheckCommand(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        RecipeFile read = RecipeFile.read(session.path(file));
        read.code().ifPresent(CodeTraining::check);
        Recipe recipe = read.recipe();
        return show(Answer.of(
                RecipeForm.document(recipe, Optional.empty()),
                RecipeForm.report(Report.of("The recipe can be used."), recipe, Optional.empty())));
    }
}
