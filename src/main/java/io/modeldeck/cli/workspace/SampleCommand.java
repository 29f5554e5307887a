package io.modeldeck.cli.workspace;

import io.modeldeck.app.Engine;
import io.modeldeck.app.SampleWorkspace;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.EngineCommand;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.Times;
import io.modeldeck.registry.ModelInfo;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

@Command(
        name = "sample",
        description = "Fills an empty workspace with sample data: thirty days of three invented models, up to now.",
        footer = {"", "Example:", "  modeldeck sample --workspace sample-deck"})
public final class SampleCommand extends EngineCommand {

    SampleCommand(Session session) {
        super(session);
    }

    @Override
    protected Access access() {
        return Access.CREATE;
    }

    @Override
    protected Answer answer(Engine engine) {
        long started = System.nanoTime();
        SampleWorkspace.build(engine, engine.clock().instant(), session.progress());
        Duration took = Duration.ofNanos(System.nanoTime() - started);
        List<String> models =
                engine.registry().models().stream().map(ModelInfo::name).toList();
        Path folder = engine.workspace().folder();
        return Answer.of(
                document(folder, models, took.toMillis() / 1e3),
                "The sample workspace is in " + folder + " with the models " + String.join(", ", models) + " ("
                        + Times.length(took) + ").");
    }

    public static Map<String, Object> document(Path folder, List<String> models, double seconds) {
        return Answer.document("workspace", folder.toString(), "models", models, "seconds", seconds);
    }
}
