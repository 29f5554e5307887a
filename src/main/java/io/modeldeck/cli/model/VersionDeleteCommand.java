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

@Command(
        name = "delete",
        description =
                "Deletes a version that never was in production and that nothing speaks of; the comment says why.",
        footer = {"", "Example:", "  modeldeck version delete --model churn --version 4 --comment \"a try\""})
final class VersionDeleteCommand extends WritingCommand {

    @Mixin
    private ModelOption model;

    @Option(
            names = "--version",
            paramLabel = "VERSION",
            required = true,
            order = 2,
            description = "Number or alias of the version.")
    private String version;

    VersionDeleteCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        ModelInfo info = model.of(engine);
        ModelVersion named = engine.aliases().named(info.id(), version);
        engine.registry().deleteVersion(actor.actor(engine), actor.at(engine, times()), named.id(), actor.comment());
        return Answer.of(
                Answer.document("model", info.name(), "deleted", named.deploymentVersion()),
                named.label() + " is deleted.");
    }
}
