package io.modeldeck.cli.retraining;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.WritingCommand;
import io.modeldeck.retraining.RetrainingRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "withdraw",
        description =
                "Takes an approval back whose run has not started: the run is cancelled, and the request waits for a"
                        + " decision again.",
        footer = {"", "Example:", "  modeldeck requests withdraw 7 --comment \"the wrong one\""})
final class RequestsWithdrawCommand extends WritingCommand {

    @Parameters(paramLabel = "ID", description = "Number of the request.")
    private long id;

    RequestsWithdrawCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        RetrainingRequest request =
                engine.retraining().withdraw(actor.actor(engine), actor.at(engine, times()), id, actor.comment());
        return Answer.of(
                RequestForm.document(request),
                "The approval is withdrawn; request " + id + " of " + request.modelName()
                        + " waits for a decision again.");
    }
}
