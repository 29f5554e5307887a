package io.modeldeck.cli.training;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.Times;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Problem;
import io.modeldeck.recipe.Consent;
import io.modeldeck.recipe.RecipeBook;
import io.modeldeck.recipe.RecipeFile;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.training.recipe.Recipe;
import io.modeldeck.training.recipe.Site;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The recipe that a training goes by, and what the person allows it. */
final class RecipeOptions {

    @Option(
            names = "--recipe",
            paramLabel = "FILE",
            order = 6,
            description = "Trains by a recipe (docs/recipes.md); other options count more than what it says.")
    private Optional<String> file;

    @Option(names = "--kept-recipe", order = 6, description = "Trains by the recipe that is kept with the model.")
    private boolean kept;

    @Option(
            names = "--allow-code",
            paramLabel = "SHA256",
            order = 14,
            description = "Allows the recipe's code to run for this model, by at least 12 characters of its SHA-256.")
    private Optional<String> allowCode;

    @Option(
            names = "--allow-worker",
            paramLabel = "ORIGIN",
            order = 15,
            description = "Allows rows of this model to be sent to the recipe's worker, by its scheme, host and port.")
    private Optional<String> allowWorker;

    /** The recipe's file, where one is named. */
    Optional<RecipeFile> file(Session session) {
        if (file.isPresent() && kept) {
            throw new Problem("--recipe and --kept-recipe name two recipes; leave one out.");
        }
        return file.map(name -> RecipeFile.read(session.path(name)));
    }

    /** The recipe, where there is one. */
    Optional<Recipe> recipe(Optional<RecipeFile> read, Optional<ModelInfo> model, Engine engine) {
        if (!kept) {
            return read.map(RecipeFile::recipe);
        }
        return Optional.of(model.flatMap(info -> engine.recipes().kept(info.id()))
                .orElseThrow(() -> new Problem(
                        "No recipe is kept with this model; keep one with: modeldeck recipe set FILE --model NAME."))
                .recipe(Recipe.standard()));
    }

    /** Refuses what nobody allows, before a model is made for it. */
    void requireAllowed(Recipe recipe, Optional<ModelInfo> model, Engine engine) {
        Optional<Consent.Need> need = Consent.neededFor(recipe.site());
        if (need.isEmpty()
                || allows(need.get())
                || model.isPresent() && engine.recipes().isAllowed(model.get().id(), need.get())) {
            return;
        }
        throw new Problem("The recipe wants " + need.get().words()
                + ", and nobody allowed that yet. Read it first; to allow" + " it add " + option(need.get()) + ".");
    }

    /** Notes what the person allows. Joins the running transaction. */
    void allow(Recipe recipe, ModelInfo model, Engine engine, Actor by, Instant at, String comment) {
        Consent.neededFor(recipe.site())
                .filter(this::allows)
                .ifPresent(need -> engine.recipes().allow(by, at, model, need, comment));
    }

    private boolean allows(Consent.Need need) {
        Optional<String> given = need.kind() == Consent.Kind.CODE ? allowCode : allowWorker;
        if (given.isPresent() && !means(need, given.get())) {
            throw new Problem("The recipe wants " + need.words() + ", and '" + given.get()
                    + "' does not name that; to allow it add " + option(need) + ".");
        }
        return given.isPresent();
    }

    /** Whether the typed text names just that. */
    static boolean means(Consent.Need need, String typed) {
        return need.kind() == Consent.Kind.CODE
                ? typed.length() >= RecipeBook.SHORTEST_HASH && need.subject().startsWith(typed)
                : need.subject().equals(typed);
    }

    private static String option(Consent.Need need) {
        return "--allow-" + need.option().substring(2);
    }

    /** Where a recipe is trained, in words. */
    static String words(Site site) {
        return switch (site) {
            case Site.Here() -> "by a trainer of this console";
            case Site.Script script ->
                "by the code of " + script.name() + " (SHA-256 "
                        + script.sha256().orElse("unknown")
                        + "), in a process of its own with " + script.memoryMegabytes() + " MB and "
                        + script.timeout().toSeconds() + " s";
            case Site.Worker worker ->
                "by the worker " + worker.url() + ", within "
                        + Times.length(worker.deadline()) + " in all and heard of every "
                        + Times.length(worker.silence());
        };
    }
}
