package io.modeldeck.inference;

import io.modeldeck.domain.Prediction;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.RegistryBench;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A workspace with inference, for tests; events are kept in a list. */
final class InferenceBench implements AutoCloseable {

    final RegistryBench bench;
    final List<Prediction> events = new CopyOnWriteArrayList<>();
    final OnnxModelRuntime runtime;
    final Runtimes runtimes;
    final ModelIntake intake;
    final InferenceService inference;
    private final Path folder;

    InferenceBench(Path folder) {
        this(folder, RuntimeLimits.defaults(), Runtimes.DEFAULT_CAPACITY);
    }

    InferenceBench(Path folder, RuntimeLimits limits, int capacity) {
        this.folder = folder;
        this.bench = new RegistryBench(folder.resolve("workspace"));
        this.runtime = new OnnxModelRuntime(limits);
        this.runtimes = new Runtimes(bench.artifacts, List.of(runtime), capacity);
        this.intake = new ModelIntake(bench.database, bench.registry, bench.artifacts, limits);
        this.inference = new InferenceService(bench.registry, runtimes, events::addAll, bench.clock);
    }

    static RuntimeLimits limits(int batchRows, Duration callTime) {
        return new RuntimeLimits(1 << 26, RuntimeLimits.defaults().onnx(), batchRows, callTime);
    }

    Path file(String name, byte[] content) {
        try {
            return Files.write(folder.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ModelVersion add(Path file, AddModel options) {
        return intake.add(RegistryBench.ENGINEER, RegistryBench.T0, file, options);
    }

    ModelVersion add(byte[] model, AddModel options) {
        return add(file(options.name() + ".onnx", model), options);
    }

    @Override
    public void close() {
        runtimes.close();
        runtime.close();
        bench.close();
    }
}
