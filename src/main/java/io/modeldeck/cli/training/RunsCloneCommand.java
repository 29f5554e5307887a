package io.modeldeck.cli.training;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.WritingCommand;
import io.modeldeck.cli.kit.WrongUsage;
import io.modeldeck.training.run.RunCopy;
import io.modeldeck.training.run.RunPriority;
import io.modeldeck.training.run.TrainingRun;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "clone",
        description = "Runs like another run with something changed; the rows stay the same where they were kept.",
        footer = {"", "Example:", "  modeldeck runs clone 3 --set learningRate=0.1"})
final class RunsCloneCommand extends WritingCommand {

    @Parameters(paramLabel = "ID", description = "Number of the run.")
    private long id;

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            order = 1,
            description = "Another value for a hyperparameter, such as learningRate=0.1.")
    private Map<String, String> hyperparameters = new LinkedHashMap<>();

    @Option(
            names = "--trainer",
            converter = TrainerName.class,
            paramLabel = "NAME",
            order = 2,
            description = "Another trainer, with its own hyperparameters.")
    private Optional<String> trainer;

    @Option(names = "--hold-out", paramLabel = "SHARE", order = 3, description = "Another share to judge by.")
    private Optional<Double> holdOut;

    @Option(
            names = "--priority",
            paramLabel = "PRIORITY",
            order = 4,
            description = "low, normal or high (default: normal).")
    private RunPriority priority = RunPriority.NORMAL;

    @Option(names = "--queue-only", order = 5, description = "Leaves the run in the queue; jobs run works it off.")
    private boolean queueOnly;

    RunsCloneCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        if (hyperparameters.isEmpty() && trainer.isEmpty() && holdOut.isEmpty()) {
            throw new WrongUsage(
                    "Say what is to differ, with --set, --trainer or --hold-out; to repeat a run as it was: "
                            + "modeldeck runs retry " + id + ".");
        }
        Instant at = actor.at(engine, times());
        RunCopy changes = new RunCopy(
                trainer,
                new LinkedHashMap<>(hyperparameters),
                holdOut.map(OptionalDouble::of).orElseGet(OptionalDouble::empty));
        TrainingRun queued = engine.training().copy(actor.actor(engine), at, id, changes, priority);
        TrainingRun run = queueOnly ? queued : RunForm.workOff(engine, queued, at);
        return new Answer(
                RunForm.document(run, engine), Report.of(RunForm.sentence(run, engine)), RunForm.exitCode(run));
    }
}
