package io.modeldeck.cli.retraining;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.ActorOptions;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.EngineCommand;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.retraining.RetrainingRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "reject",
        description = "Rejects a request; the comment says why.",
        footer = {"", "Example:", "  modeldeck requests reject 7 --comment \"a holiday, not a drift\""})
final class RequestsRejectCommand extends EngineCommand {

    @Parameters(paramLabel = "ID", description = "Number of the request.")
    private long id;

    @Mixin
    private ActorOptions actor;

    RequestsRejectCommand(Session session) {
        super(session);
    }

    @Override
    protected Access access() {
        return Access.WRITE;
    }

    @Override
    protected Answer answer(Engine engine) {
        RetrainingRequest request =
                engine.retraining().reject(actor.actor(engine), actor.at(engine, times()), id, actor.comment());
        return Answer.of(
                RequestForm.document(request), "Request " + id + " of " + request.modelName() + " is rejected.");
    }
}
