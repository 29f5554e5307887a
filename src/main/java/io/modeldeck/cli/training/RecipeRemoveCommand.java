package io.modeldeck.cli.training;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.ModelOption;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.WritingCommand;
import io.modeldeck.registry.ModelInfo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "remove",
        description =
                "Takes the recipe that is kept with a model back; retrainings go by the version in production again.",
        footer = {"", "Example:", "  modeldeck recipe remove --model churn --comment \"the old way was better\""})
final class RecipeRemoveCommand extends WritingCommand {

    @Mixin
    private ModelOption model;

    RecipeRemoveCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        ModelInfo info = model.of(engine);
        engine.recipes().remove(actor.actor(engine), actor.at(engine, times()), info, actor.comment());
        return Answer.of(
                Answer.document("model", info.name(), "kept", false),
                "No recipe is kept with " + info.name() + " any more.");
    }
}
