package io.modeldeck.cli.retraining;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.WritingCommand;
import io.modeldeck.cli.training.RunForm;
import io.modeldeck.retraining.Approval;
import io.modeldeck.retraining.ApprovalWish;
import io.modeldeck.retraining.RetrainingRequest;
import io.modeldeck.training.run.TrainingRun;
import java.time.Instant;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "approve",
        description = "Approves a request and trains: a candidate appears and is validated.",
        footer = {
            "",
            "It is refused where a check fails at that moment; requests show lists them.",
            "",
            "Example:",
            "  modeldeck requests approve 7 --comment \"the drop is real\""
        })
final class RequestsApproveCommand extends WritingCommand {

    @Parameters(paramLabel = "ID", description = "Number of the request.")
    private long id;

    @Option(names = "--queue-only", order = 1, description = "Leaves the run in the queue; jobs run works it off.")
    private boolean queueOnly;

    @Option(
            names = "--override-checks",
            order = 2,
            description = "Approves although a check fails now; the comment is the reason.")
    private boolean overChecks;

    RequestsApproveCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        Instant at = actor.at(engine, times());
        Approval approval = engine.retraining()
                .approve(
                        actor.actor(engine),
                        at,
                        ApprovalWish.of(id, actor.comment()).overChecks(overChecks));
        if (approval.run().isEmpty()) {
            return Answer.of(
                    RequestForm.document(approval.request()),
                    "Request " + id + " has one approval; another reviewer must approve it too.");
        }
        TrainingRun queued = approval.run().get();
        TrainingRun run = queueOnly ? queued : RunForm.workOff(engine, queued, at);
        RetrainingRequest request = engine.retraining().request(id);
        Map<String, Object> document = RequestForm.document(request);
        document.put("run", RunForm.document(run, engine));
        return new Answer(
                document,
                Report.of("Request " + id + " is " + request.status().words() + ".")
                        .line(RunForm.sentence(run, engine)),
                RunForm.exitCode(run));
    }
}
