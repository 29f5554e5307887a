package io.modeldeck.cli.training;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.WritingCommand;
import io.modeldeck.training.run.RunPriority;
import io.modeldeck.training.run.TrainingRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "priority",
        description = "Moves a queued run up or down: high before normal before low, among equals the oldest first.",
        footer = {"", "Example:", "  modeldeck runs priority 5 high"})
final class RunsPriorityCommand extends WritingCommand {

    @Parameters(index = "0", paramLabel = "ID", description = "Number of the run.")
    private long id;

    @Parameters(index = "1", paramLabel = "PRIORITY", description = "low, normal or high.")
    private RunPriority priority;

    RunsPriorityCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        TrainingRun run = engine.training()
                .prioritise(actor.actor(engine), actor.at(engine, times()), id, priority, actor.comment());
        return Answer.of(RunForm.document(run, engine), "Run " + id + " has the priority " + priority.word() + ".");
    }
}
