package io.modeldeck.cli;

import io.modeldeck.app.Engine;
import io.modeldeck.app.Handover;
import io.modeldeck.cli.kit.InputOutput;
import io.modeldeck.domain.Stop;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** Runs the commands that others hand over, on the engine of the process that holds the workspace. Several at a time. */
public final class CliWorker implements Handover.Worker {

    private final Engine engine;
    private final Stop stop = new Stop();

    public CliWorker(Engine engine) {
        this.engine = engine;
    }

    @Override
    public void stop() {
        stop.request();
    }

    @Override
    public Handover.Answer work(Handover.Wish wish) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        InputOutput io = new InputOutput(
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8),
                Path.of(wish.workingFolder()),
                Map.of(),
                engine.clock(),
                stop);
        int exitCode = Cli.run(wish.arguments(), io, engine);
        return new Handover.Answer(
                exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
