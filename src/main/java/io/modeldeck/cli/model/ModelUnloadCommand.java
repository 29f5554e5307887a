package io.modeldeck.cli.model;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.EngineCommand;
import io.modeldeck.cli.kit.ModelOption;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.VersionOption;
import io.modeldeck.registry.ModelVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "unload",
        description = "Takes a version out of the console's memory; its next call loads it anew.",
        footer = {"", "Example:", "  modeldeck model unload --model churn --version 3"})
final class ModelUnloadCommand extends EngineCommand {

    @Mixin
    private ModelOption model;

    @Mixin
    private VersionOption version;

    ModelUnloadCommand(Session session) {
        super(session);
    }

    @Override
    protected Access access() {
        return Access.WRITE;
    }

    @Override
    protected Answer answer(Engine engine) {
        ModelVersion chosen = version.serving(engine, model.of(engine));
        boolean was = engine.runtimes().forget(chosen.id());
        return Answer.of(
                Answer.document("model", chosen.modelName(), "version", chosen.deploymentVersion(), "wasLoaded", was),
                chosen.label() + (was ? " leaves the memory." : " was not in memory."));
    }
}
