package io.modeldeck.cli.training;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.WritingCommand;
import io.modeldeck.training.run.TrainingRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "cancel",
        description = "Cancels a training run: a queued one at once, a running one at its next step.",
        footer = {"", "Example:", "  modeldeck runs cancel 3 --comment \"wrong rows\""})
final class RunsCancelCommand extends WritingCommand {

    @Parameters(paramLabel = "ID", description = "Number of the run.")
    private long id;

    RunsCancelCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        TrainingRun run = engine.training().cancel(actor.actor(engine), actor.at(engine, times()), id, actor.comment());
        return Answer.of(
                RunForm.document(run, engine),
                run.status().isEnd()
                        ? "Run " + id + " is cancelled."
                        : "Run " + id + " is asked to end; it stops at its next step.");
    }
}
