package io.modeldeck.cli;

import io.modeldeck.app.Engine;
import io.modeldeck.app.SampleWorkspace;
import io.modeldeck.domain.Progress;
import io.modeldeck.registry.ModelInfo;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Command;

@Command(
        name = "sample",
        description = "Fills an empty workspace with sample data: thirty days of three invented models, up to now.",
        footer = {"", "Example:", "  modeldeck sample --workspace sample-deck"})
final class SampleCommand extends EngineCommand {

    SampleCommand(Session session) {
        super(session);
    }

    @Override
    Access access() {
        return Access.CREATE;
    }

    @Override
    Answer answer(Engine engine) {
        long started = System.nanoTime();
        SampleWorkspace.build(engine, engine.clock().instant(), Progress.none());
        Duration took = Duration.ofNanos(System.nanoTime() - started);
        List<String> models =
                engine.registry().models().stream().map(ModelInfo::name).toList();
        String folder = engine.workspace().folder().toString();
        return Answer.of(
                Answer.document("workspace", folder, "models", models, "seconds", took.toMillis() / 1e3),
                "The sample workspace is in " + folder + " with the models " + String.join(", ", models) + " ("
                        + Times.length(took) + ").");
    }
}
