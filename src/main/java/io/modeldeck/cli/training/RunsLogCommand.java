package io.modeldeck.cli.training;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.LimitOption;
import io.modeldeck.cli.kit.ReadingCommand;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.domain.Counted;
import io.modeldeck.training.run.RunAdvice;
import io.modeldeck.training.run.RunLogLevel;
import io.modeldeck.training.run.RunLogLine;
import io.modeldeck.training.run.RunLogStep;
import io.modeldeck.training.run.RunStatus;
import io.modeldeck.training.run.TrainingRun;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "log",
        description = {
            "Shows the last lines of what a run said by step, also while it goes on.",
            "Of a run that failed, first why and what to do about it."
        },
        footer = {
            "",
            "Examples:",
            "  modeldeck runs log 3 --tail 20",
            "  modeldeck runs log 3 --step running --problems"
        })
final class RunsLogCommand extends ReadingCommand {

    @Parameters(paramLabel = "ID", description = "Number of the run.")
    private long id;

    @Option(
            names = "--tail",
            paramLabel = "N",
            defaultValue = "100",
            order = 1,
            description = "At most so many lines, the last (default: 100; 2000 are kept).")
    private int tail;

    @Option(
            names = "--step",
            paramLabel = "STEP",
            order = 2,
            description = "Only what it said then: queued, running, validating, completed, failed or cancelled.")
    private Optional<RunStatus> step;

    @Option(names = "--problems", order = 3, description = "Only warnings and errors.")
    private boolean problems;

    RunsLogCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        TrainingRun run = engine.training().run(id);
        int most = LimitOption.require("--tail", tail);
        List<RunLogLine> wanted = engine.training().log(id, Integer.MAX_VALUE).stream()
                .filter(line -> step.map(line.step()::equals).orElse(true))
                .filter(line -> !problems || line.level() != RunLogLevel.INFO)
                .toList();
        int cut = Math.max(0, wanted.size() - most);
        Optional<String> cause = Optional.of(run.failureReason())
                .filter(reason -> run.status() == RunStatus.FAILED && !reason.isBlank());
        Map<String, Object> document = Answer.document("run", id);
        cause.ifPresent(reason -> document.put("cause", reason));
        RunAdvice.of(run).ifPresent(advice -> document.put("suggestion", advice));
        document.put(
                "lines",
                wanted.stream()
                        .skip(cut)
                        .map(line -> Answer.document(
                                "at",
                                line.at(),
                                "step",
                                line.step().word(),
                                "level",
                                line.level().word(),
                                "line",
                                line.line()))
                        .toList());
        return Answer.of(document, report(run, cause, wanted, cut));
    }

    /** @param cut so many of the first lines are not shown, but counted */
    private Report report(TrainingRun run, Optional<String> cause, List<RunLogLine> lines, int cut) {
        Report report = new Report();
        cause.ifPresent(reason -> report.line("Run " + id + " failed: " + reason));
        RunAdvice.of(run).ifPresent(report::line);
        if (lines.isEmpty()) {
            boolean all = step.isEmpty() && !problems;
            return report.line("Run " + id + " has said nothing " + (all ? "yet." : "of the kind."));
        }
        int left = cut;
        for (RunLogStep part : RunLogStep.of(lines)) {
            int hidden = Math.min(left, part.lines().size());
            left -= hidden;
            if (hidden < part.lines().size()) {
                report.heading(head(part, hidden));
                part.lines().stream()
                        .skip(hidden)
                        .forEach(line -> report.line("  " + times().text(line.at()) + "  " + line.line()));
            }
        }
        return report;
    }

    /** The step with how much it said: {@code Running: 12 lines, 1 warning, 2 errors; the last 5 shown}. */
    private static String head(RunLogStep part, int hidden) {
        String word = part.step().word();
        return Character.toUpperCase(word.charAt(0)) + word.substring(1) + ": "
                + counted(part.lines().size(), "line")
                + (part.warnings() == 0 ? "" : ", " + counted(part.warnings(), "warning"))
                + (part.errors() == 0 ? "" : ", " + counted(part.errors(), "error"))
                + (hidden == 0 ? "" : "; the last " + Counted.of(part.lines().size() - hidden) + " shown");
    }

    private static String counted(int count, String what) {
        return Counted.of(count) + " " + what + (count == 1 ? "" : "s");
    }
}
