package io.modeldeck.cli.retraining;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.WritingCommand;
import io.modeldeck.retraining.RetrainingRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "reject",
        description = "Rejects a request; the comment says why.",
        footer = {"", "Example:", "  modeldeck requests reject 7 --comment \"a holiday, not a drift\""})
final class RequestsRejectCommand extends WritingCommand {

    @Parameters(paramLabel = "ID", description = "Number of the request.")
    private long id;

    RequestsRejectCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        RetrainingRequest request =
                engine.retraining().reject(actor.actor(engine), actor.at(engine, times()), id, actor.comment());
        return Answer.of(
                RequestForm.document(request), "Request " + id + " of " + request.modelName() + " is rejected.");
    }
}
