package io.modeldeck.cli.model;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.ModelOption;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.WritingCommand;
import io.modeldeck.registry.ModelInfo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "unalias",
        description = "Takes a name from a version.",
        footer = {"", "Example:", "  modeldeck version unalias challenger --model churn"})
final class VersionUnaliasCommand extends WritingCommand {

    @Mixin
    private ModelOption model;

    @Parameters(paramLabel = "ALIAS", description = "The name.")
    private String alias;

    VersionUnaliasCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        ModelInfo info = model.of(engine);
        engine.aliases().remove(actor.actor(engine), actor.at(engine, times()), info.id(), alias, actor.comment());
        return Answer.of(
                Answer.document("model", info.name(), "aliases", ModelForm.aliases(engine, info.id())),
                "No version of " + info.name() + " is called " + alias + " now.");
    }
}
