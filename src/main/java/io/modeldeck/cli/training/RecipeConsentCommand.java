package io.modeldeck.cli.training;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.ModelOption;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.WritingCommand;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Problem;
import io.modeldeck.recipe.Consent;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.training.recipe.Recipe;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says what recipes of a model may do, or takes that back. */
abstract class RecipeConsentCommand extends WritingCommand {

    @Mixin
    private ModelOption model;

    @Option(
            names = "--code",
            paramLabel = "SHA256",
            order = 2,
            description = "Code, by at least 12 characters of its SHA-256.")
    private Optional<String> code;

    @Option(
            names = "--worker",
            paramLabel = "ORIGIN",
            order = 3,
            description = "A worker, by its scheme, host and port, such as http://127.0.0.1:8700.")
    private Optional<String> worker;

    RecipeConsentCommand(Session session) {
        super(session);
    }

    @Command(
            name = "allow",
            description = "Allows the code of the model's recipe to run, or rows of the model to go to its worker.",
            footer = {"", "Example:", "  modeldeck recipe allow --model churn --code 3f9a1c04b7e2 --comment \"read it\""
            })
    static final class Allow extends RecipeConsentCommand {

        Allow(Session session) {
            super(session);
        }

        @Override
        Consent.Need need(Engine engine, ModelInfo info, String typed) {
            return engine.recipes()
                    .kept(info.id())
                    .flatMap(kept ->
                            Consent.neededFor(kept.recipe(Recipe.standard()).site()))
                    .filter(need -> RecipeOptions.means(need, typed))
                    .orElseThrow(() -> new Problem("The recipe that is kept with " + info.name() + " does not want '"
                            + typed + "'; see what it wants with: modeldeck recipe show --model " + info.name() + "."));
        }

        @Override
        String done(Engine engine, Actor by, Instant at, ModelInfo info, Consent.Need need, String comment) {
            engine.recipes().allow(by, at, info, need, comment);
            return by.name() + " allows " + need.words() + " for " + info.name() + ".";
        }
    }

    @Command(
            name = "withdraw",
            description = "Takes back what was allowed; what is queued and not begun is refused when its turn comes.",
            footer = {"", "Example:", "  modeldeck recipe withdraw --model churn --worker http://127.0.0.1:8700"})
    static final class Withdraw extends RecipeConsentCommand {

        Withdraw(Session session) {
            super(session);
        }

        @Override
        Consent.Need need(Engine engine, ModelInfo info, String typed) {
            return engine.recipes().consents(info.id()).stream()
                    .map(consent -> new Consent.Need(consent.kind(), consent.subject()))
                    .filter(need -> RecipeOptions.means(need, typed))
                    .findFirst()
                    .orElseThrow(() -> new Problem("For " + info.name() + " nobody allowed '" + typed
                            + "'; see what is allowed with: modeldeck recipe show --model " + info.name() + "."));
        }

        @Override
        String done(Engine engine, Actor by, Instant at, ModelInfo info, Consent.Need need, String comment) {
            engine.recipes().withdraw(by, at, info, need, comment);
            return "No longer allowed for " + info.name() + ": " + need.words() + ".";
        }
    }

    abstract Consent.Need need(Engine engine, ModelInfo info, String typed);

    abstract String done(Engine engine, Actor by, Instant at, ModelInfo info, Consent.Need need, String comment);

    @Override
    protected Answer answer(Engine engine) {
        if (code.isPresent() == worker.isPresent()) {
            throw new Problem("It must be said what: add --code SHA256 or --worker ORIGIN.");
        }
        ModelInfo info = model.of(engine);
        Consent.Need need = need(engine, info, code.or(() -> worker).get());
        String sentence = done(engine, actor.actor(engine), actor.at(engine, times()), info, need, actor.comment());
        return Answer.of(
                Answer.document(
                        "model",
                        info.name(),
                        "kind",
                        need.kind().word(),
                        "subject",
                        need.subject(),
                        "allowed",
                        engine.recipes().isAllowed(info.id(), need)),
                sentence);
    }
}
