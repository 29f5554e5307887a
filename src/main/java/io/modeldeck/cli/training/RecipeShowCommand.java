package io.modeldeck.cli.training;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.ModelOption;
import io.modeldeck.cli.kit.ReadingCommand;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.domain.Problem;
import io.modeldeck.recipe.Consent;
import io.modeldeck.recipe.KeptRecipe;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.training.recipe.Recipe;
import io.modeldeck.training.recipe.Site;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "show",
        description = "Shows the recipe that is kept with a model, else that of its version in production, and what is"
                + " allowed.",
        footer = {"", "Example:", "  modeldeck recipe show --model churn --code"})
final class RecipeShowCommand extends ReadingCommand {

    @Mixin
    private ModelOption model;

    @Option(
            names = "--code",
            order = 2,
            description = "Shows the recipe's code as well, to be read before it is allowed.")
    private boolean code;

    RecipeShowCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        ModelInfo info = model.of(engine);
        Optional<KeptRecipe> kept = engine.recipes().kept(info.id());
        Optional<ModelVersion> production = engine.registry().production(info.id());
        Recipe recipe = kept.map(it -> it.recipe(Recipe.standard()))
                .or(() -> production.map(v -> Recipe.of(v.metadata(), Recipe.standard())))
                .orElseGet(Recipe::standard);
        Optional<Boolean> allowed =
                Consent.neededFor(recipe.site()).map(need -> engine.recipes().isAllowed(info.id(), need));
        Map<String, Object> document = Answer.document(
                "model",
                info.name(),
                "kept",
                kept.isPresent(),
                "by",
                kept.map(KeptRecipe::by),
                "at",
                kept.map(KeptRecipe::at));
        document.putAll(RecipeForm.document(recipe, allowed));
        document.put(
                "consents",
                RecipeForm.consents(engine, info).stream()
                        .map(RecipeForm::consent)
                        .toList());
        Report report = RecipeForm.report(Report.of(from(info, kept, production)), recipe, allowed);
        RecipeForm.consents(engine, info)
                .forEach(consent -> report.line("Allowed by " + consent.by() + " on " + times().text(consent.at())
                        + ": " + consent.kind().word() + " " + consent.subject()));
        if (code) {
            String text = code(engine, recipe);
            document.put("code", text);
            report.heading("Code");
            text.lines().forEach(report::line);
        }
        return Answer.of(document, report);
    }

    private static String from(ModelInfo info, Optional<KeptRecipe> kept, Optional<ModelVersion> production) {
        if (kept.isPresent()) {
            return "The recipe that " + kept.get().by() + " keeps with " + info.name() + ".";
        }
        return production.isPresent()
                ? "The recipe of " + production.get().label() + "; none is kept with the model."
                : "The standard recipe: none is kept with " + info.name() + ", and no version is in production.";
    }

    private static String code(Engine engine, Recipe recipe) {
        if (!(recipe.site() instanceof Site.Script script) || script.sha256().isEmpty()) {
            throw new Problem("This recipe brings no code; leave --code out.");
        }
        return script.isJar()
                ? "(a jar; its SHA-256 is " + script.sha256().get() + ")"
                : new String(engine.recipes().code(script.sha256().get()), StandardCharsets.UTF_8);
    }
}
