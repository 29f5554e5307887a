package io.modeldeck.cli.retraining;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.WritingCommand;
import io.modeldeck.retraining.RetrainingRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "reopen",
        description = "Lets a request that was sent back wait for a decision again.",
        footer = {"", "Example:", "  modeldeck requests reopen 7 --comment \"the labels are here\""})
final class RequestsReopenCommand extends WritingCommand {

    @Parameters(paramLabel = "ID", description = "Number of the request.")
    private long id;

    RequestsReopenCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        RetrainingRequest request =
                engine.retraining().reopen(actor.actor(engine), actor.at(engine, times()), id, actor.comment());
        return Answer.of(
                RequestForm.document(request),
                "Request " + id + " of " + request.modelName() + " waits for a decision again.");
    }
}
