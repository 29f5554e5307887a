package io.modeldeck.cli.training;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.LimitOption;
import io.modeldeck.cli.kit.ModelFilter;
import io.modeldeck.cli.kit.ReadingCommand;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.training.run.TrainingRun;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "list",
        description = "Lists training runs, the newest first.",
        footer = {"", "Example:", "  modeldeck runs list --model churn"})
final class RunsListCommand extends ReadingCommand {

    @Mixin
    private ModelFilter model;

    @Mixin
    private LimitOption limit;

    RunsListCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        List<TrainingRun> runs = engine.training().runs(model.id(engine), limit.rows());
        return Answer.of(
                Answer.document(
                        "runs",
                        runs.stream().map(run -> RunForm.document(run, engine)).toList()),
                new Report().table(RunForm.table(runs, engine, times()), "Nothing has been trained yet."));
    }
}
