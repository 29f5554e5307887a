package io.modeldeck.cli.benchmark;

import io.modeldeck.app.Engine;
import io.modeldeck.benchmark.Benchmark;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.ReadingCommand;
import io.modeldeck.cli.kit.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        description = "Shows a benchmark with the figures of each model.",
        footer = {"", "Example:", "  modeldeck benchmark show 2 --json"})
final class BenchmarkShowCommand extends ReadingCommand {

    @Parameters(paramLabel = "ID", description = "Number of the benchmark.")
    private long id;

    BenchmarkShowCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        Benchmark benchmark = engine.benchmarks().require(id);
        return Answer.of(BenchmarkForm.document(benchmark), BenchmarkForm.report(benchmark));
    }
}
