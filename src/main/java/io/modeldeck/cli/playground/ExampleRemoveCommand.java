package io.modeldeck.cli.playground;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.ModelOption;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.VersionOption;
import io.modeldeck.cli.kit.WritingCommand;
import io.modeldeck.registry.ModelVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "remove",
        description = "Removes an example.",
        footer = {"", "Example:", "  modeldeck example remove \"new customer\" --model churn"})
final class ExampleRemoveCommand extends WritingCommand {

    @Parameters(paramLabel = "EXAMPLE", description = "Its name.")
    private String name;

    @Mixin
    private ModelOption model;

    @Mixin
    private VersionOption version;

    ExampleRemoveCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        ModelVersion its = version.serving(engine, model.of(engine));
        engine.examples().remove(actor.actor(engine), actor.at(engine, times()), its, name, actor.comment());
        return Answer.of(
                Answer.document("removed", name.strip(), "model", its.modelName()),
                "'" + name.strip() + "' is no longer kept with " + its.shortLabel() + ".");
    }
}
