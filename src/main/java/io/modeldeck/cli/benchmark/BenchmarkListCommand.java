package io.modeldeck.cli.benchmark;

import io.modeldeck.app.Engine;
import io.modeldeck.benchmark.Benchmark;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.LimitOption;
import io.modeldeck.cli.kit.ReadingCommand;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Session;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "list",
        description = "Lists benchmarks, the newest first.",
        footer = {"", "Example:", "  modeldeck benchmark list --task text-embedding --group sentences"})
final class BenchmarkListCommand extends ReadingCommand {

    @Option(names = "--task", paramLabel = "TYPE", order = 1, description = "Only of this task type.")
    private Optional<String> task;

    @Option(names = "--group", paramLabel = "NAME", order = 2, description = "Only of this equivalence group.")
    private Optional<String> group;

    @Mixin
    private LimitOption limit;

    BenchmarkListCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        List<Benchmark> found = engine.benchmarks().list(task, group, limit.rows());
        return Answer.of(
                Answer.document(
                        "benchmarks",
                        found.stream().map(BenchmarkForm::document).toList()),
                new Report().table(BenchmarkForm.table(found, times()), "No benchmark was made yet."));
    }
}
