package io.modeldeck.cli.training;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.EngineCommand;
import io.modeldeck.cli.kit.LimitOption;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.training.RunLogLine;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "log",
        description = "Shows the last lines of what a run said, also while it goes on.",
        footer = {"", "Example:", "  modeldeck runs log 3 --tail 20"})
final class RunsLogCommand extends EngineCommand {

    @Parameters(paramLabel = "ID", description = "Number of the run.")
    private long id;

    @Option(
            names = "--tail",
            paramLabel = "N",
            defaultValue = "100",
            order = 1,
            description = "At most so many lines, the last (default: 100; 2000 are kept).")
    private int tail;

    RunsLogCommand(Session session) {
        super(session);
    }

    @Override
    protected Access access() {
        return Access.READ;
    }

    @Override
    protected Answer answer(Engine engine) {
        List<RunLogLine> lines = engine.training().log(id, LimitOption.require("--tail", tail));
        Report report = new Report();
        lines.forEach(line -> report.line(times().text(line.at()) + "  " + line.line()));
        return Answer.of(
                Answer.document(
                        "run",
                        id,
                        "lines",
                        lines.stream()
                                .map(line -> Answer.document("at", line.at(), "line", line.line()))
                                .toList()),
                lines.isEmpty() ? Report.of("Run " + id + " has said nothing yet.") : report);
    }
}
