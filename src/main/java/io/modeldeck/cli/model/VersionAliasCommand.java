package io.modeldeck.cli.model;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.ModelOption;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.WritingCommand;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "alias",
        description = "Gives a version a name, or moves the name to it. champion follows production by itself.",
        footer = {"", "Example:", "  modeldeck version alias challenger --model churn --version 3"})
final class VersionAliasCommand extends WritingCommand {

    @Mixin
    private ModelOption model;

    @Parameters(paramLabel = "ALIAS", description = "The name.")
    private String alias;

    @Option(
            names = "--version",
            paramLabel = "VERSION",
            required = true,
            order = 2,
            description = "Number or alias of the version.")
    private String version;

    VersionAliasCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        ModelInfo info = model.of(engine);
        ModelVersion named = engine.aliases().named(info.id(), version);
        engine.aliases()
                .put(actor.actor(engine), actor.at(engine, times()), info.id(), alias, named.id(), actor.comment());
        return Answer.of(
                Answer.document("model", info.name(), "aliases", ModelForm.aliases(engine, info.id())),
                named.label() + " is the " + alias + " now.");
    }
}
