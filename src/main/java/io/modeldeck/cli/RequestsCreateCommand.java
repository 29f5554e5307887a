package io.modeldeck.cli;

import io.modeldeck.app.Engine;
import io.modeldeck.retraining.RetrainingRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "create",
        description = "Asks for a retraining by hand.",
        footer = {"", "Example:", "  modeldeck requests create --model churn --comment \"new price list\""})
final class RequestsCreateCommand extends EngineCommand {

    @Mixin
    private ModelOption model;

    @Mixin
    private ActorOptions actor;

    RequestsCreateCommand(Session session) {
        super(session);
    }

    @Override
    Access access() {
        return Access.WRITE;
    }

    @Override
    Answer answer(Engine engine) {
        RetrainingRequest request = engine.retraining()
                .create(
                        actor.actor(engine),
                        actor.at(engine, times()),
                        model.of(engine).id(),
                        actor.comment());
        return Answer.of(
                RequestForm.document(request),
                "Request " + request.id() + " of " + request.modelName() + " waits for approval.");
    }
}
