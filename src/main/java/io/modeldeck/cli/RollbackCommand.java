package io.modeldeck.cli;

import io.modeldeck.app.Engine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "rollback",
        description = "Puts the version that was in production before back there.",
        footer = {"", "Example:", "  modeldeck rollback --model churn --comment \"answers look odd since noon\""})
final class RollbackCommand extends EngineCommand {

    @Mixin
    private ModelOption model;

    @Mixin
    private ActorOptions actor;

    RollbackCommand(Session session) {
        super(session);
    }

    @Override
    Access access() {
        return Access.WRITE;
    }

    @Override
    Answer answer(Engine engine) {
        long id = model.of(engine).id();
        return PromoteCommand.answer(
                engine.promotion().rollback(actor.actor(engine), actor.at(engine, times()), id, actor.comment()));
    }
}
