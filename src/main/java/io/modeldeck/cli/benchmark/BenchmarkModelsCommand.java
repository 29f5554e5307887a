package io.modeldeck.cli.benchmark;

import io.modeldeck.app.Engine;
import io.modeldeck.benchmark.Candidate;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.ReadingCommand;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.TextTable;
import java.util.List;
import picocli.CommandLine.Command;

@Command(
        name = "models",
        description = "Lists what can be compared, and which metadata a version lacks for it.",
        footer = {"", "Example:", "  modeldeck benchmark models"})
final class BenchmarkModelsCommand extends ReadingCommand {

    BenchmarkModelsCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        List<Candidate> candidates = engine.benchmarks().candidates();
        TextTable table = new TextTable("version", "framework", "task type", "group", "dimensions", "lacks");
        candidates.forEach(candidate -> table.row(
                candidate.version().label(),
                candidate.version().framework(),
                candidate.traits().task().orElse(""),
                candidate.traits().group().orElse(""),
                candidate.traits().dimensions().map(Object::toString).orElse(""),
                String.join(", ", candidate.missing())));
        return Answer.of(
                Answer.document(
                        "models",
                        candidates.stream()
                                .map(BenchmarkModelsCommand::document)
                                .toList()),
                new Report()
                        .table(table, "No version here can be asked.")
                        .line("Versions of one model can be compared without a group."));
    }

    private static Object document(Candidate candidate) {
        return Answer.document(
                "model",
                candidate.version().modelName(),
                "version",
                candidate.version().deploymentVersion(),
                "framework",
                candidate.version().framework(),
                "taskType",
                candidate.traits().task(),
                "equivalenceGroup",
                candidate.traits().group(),
                "outputDimensions",
                candidate.traits().dimensions(),
                "missing",
                candidate.missing());
    }
}
