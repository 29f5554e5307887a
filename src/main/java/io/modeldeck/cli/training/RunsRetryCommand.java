package io.modeldeck.cli.training;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.WritingCommand;
import io.modeldeck.training.run.TrainingRun;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "retry",
        description = "Repeats a run that ended: same recipe, same seed, same rows.",
        footer = {"", "Example:", "  modeldeck runs retry 3"})
final class RunsRetryCommand extends WritingCommand {

    @Parameters(paramLabel = "ID", description = "Number of the run.")
    private long id;

    RunsRetryCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        Instant at = actor.at(engine, times());
        TrainingRun queued = engine.training().retry(actor.actor(engine), at, id);
        TrainingRun run = RunForm.workOff(engine, queued, at);
        return new Answer(
                RunForm.document(run, engine), Report.of(RunForm.sentence(run, engine)), RunForm.exitCode(run));
    }
}
