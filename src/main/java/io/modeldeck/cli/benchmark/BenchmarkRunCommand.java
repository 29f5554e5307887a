package io.modeldeck.cli.benchmark;

import io.modeldeck.app.Engine;
import io.modeldeck.benchmark.Benchmark;
import io.modeldeck.benchmark.BenchmarkWish;
import io.modeldeck.benchmark.TestData;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.FileOptions;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.WritingCommand;
import io.modeldeck.cli.kit.WrongUsage;
import io.modeldeck.cli.playground.TensorOptions;
import io.modeldeck.domain.Problem;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.telemetry.file.FileRange;
import io.modeldeck.telemetry.file.TableFile;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "run",
        description = {
            "Asks equivalent models the same rows in turns and compares how long they take. They must do the same task, be of"
                    + " the same equivalence group and give answers of equal dimensions; versions of one model are of one group."
        },
        footer = {
            "",
            "Examples:",
            "  modeldeck benchmark run --model churn:1 --model churn:2 --input customers.csv",
            "  modeldeck benchmark run --task text-embedding --group sentences --iterations 50"
        })
final class BenchmarkRunCommand extends WritingCommand {

    @Option(
            names = "--model",
            paramLabel = "NAME[:VERSION]",
            order = 1,
            description = "A model that is compared; its version in production where none is named. May be repeated.")
    private List<String> models = List.of();

    @Option(
            names = "--task",
            paramLabel = "TYPE",
            order = 2,
            description = "Instead: every model of this task type and of …")
    private Optional<String> task;

    @Option(names = "--group", paramLabel = "NAME", order = 3, description = "… this equivalence group.")
    private Optional<String> group;

    @Option(
            names = "--input",
            paramLabel = "FILE",
            order = 4,
            description = "Rows that are asked: CSV, CSV.gz or JSON Lines; FILE[0:100] picks data rows.")
    private Optional<String> input;

    @Option(
            names = "--tensors",
            paramLabel = "FILE",
            order = 5,
            description = "For models that take tensors: JSON Lines, each a call.")
    private Optional<String> tensors;

    @Option(
            names = "--generate",
            paramLabel = "N",
            order = 6,
            description = "Otherwise so many rows are made up, like those of the baseline (default: "
                    + BenchmarkWish.ROWS + ").")
    private Optional<Integer> generate = Optional.empty();

    @Option(
            names = "--iterations",
            paramLabel = "N",
            order = 7,
            description = "How often each row is asked (default: " + BenchmarkWish.ITERATIONS + ").")
    private int iterations = BenchmarkWish.ITERATIONS;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            order = 8,
            description =
                    "Calls of each model beforehand, which do not count (default: " + BenchmarkWish.WARM_UP + ").")
    private int warmUp = BenchmarkWish.WARM_UP;

    @Option(
            names = "--seed",
            paramLabel = "N",
            order = 9,
            description =
                    "Decides the order of the calls, the generated rows and the draws of the intervals (default: 1).")
    private long seed = 1;

    @Option(names = "--notes", paramLabel = "TEXT", order = 10, description = "Kept with the benchmark.")
    private String notes = "";

    @Mixin
    private FileOptions file;

    BenchmarkRunCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        BenchmarkWish wish = new BenchmarkWish(versions(engine), data(), iterations, warmUp, seed, notes);
        try {
            Benchmark made =
                    engine.benchmarks().run(actor.actor(engine), actor.at(engine, times()), wish, session.progress());
            return Answer.of(BenchmarkForm.document(made), BenchmarkForm.report(made));
        } catch (CancellationException stopped) {
            throw new Problem(stopped.getMessage(), stopped);
        }
    }

    private List<ModelVersion> versions(Engine engine) {
        if (!models.isEmpty() && (task.isPresent() || group.isPresent()) || task.isPresent() != group.isPresent()) {
            throw new WrongUsage("Which models are compared is said either by --model, twice or more, or by --task and"
                    + " --group together.");
        }
        if (task.isPresent()) {
            return engine.benchmarks().ofGroup(task.get(), group.orElseThrow());
        }
        return models.stream().map(typed -> version(engine, typed)).toList();
    }

    /** A model's name may hold a colon, so a whole name comes first. */
    private static ModelVersion version(Engine engine, String typed) {
        Optional<ModelInfo> whole = engine.registry().model(typed);
        int colon = typed.lastIndexOf(':');
        if (whole.isPresent() || colon < 0) {
            return engine.registry()
                    .serving(engine.registry().requireModel(typed).id(), OptionalInt.empty());
        }
        ModelInfo model = engine.registry().requireModel(typed.substring(0, colon));
        return engine.aliases().named(model.id(), typed.substring(colon + 1));
    }

    private TestData data() {
        if (Stream.of(input.isPresent(), tensors.isPresent(), generate.isPresent())
                        .filter(given -> given)
                        .count()
                > 1) {
            throw new WrongUsage("The models are asked one thing; give one of --input, --tensors and --generate.");
        }
        if (input.isPresent()) {
            FileRange range = FileRange.parse(session.path(input.get()).toString());
            return new TestData.Rows(
                    TableFile.read(range, file.read()),
                    range.file().getFileName().toString());
        }
        if (tensors.isPresent()) {
            return new TestData.Tensors(TensorOptions.calls(session.path(tensors.get())), tensors.get());
        }
        return new TestData.Generated(generate.orElse(BenchmarkWish.ROWS), seed);
    }
}
