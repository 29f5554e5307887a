package io.modeldeck.inference;

import io.modeldeck.domain.TaskType;
import io.modeldeck.registry.ModelVersion;
import java.time.Duration;
import java.util.function.Supplier;

/** ONNX files by ONNX Runtime, on the CPU. */
public final class OnnxModelRuntime implements ModelRuntime, AutoCloseable {

    private final RuntimeLimits limits;
    private final CallWatch watch;

    public OnnxModelRuntime(RuntimeLimits limits) {
        this(limits, limits::callTime);
    }

    /** @param callTime asked for at each call */
    public OnnxModelRuntime(RuntimeLimits limits, Supplier<Duration> callTime) {
        this.limits = limits;
        this.watch = new CallWatch(callTime);
    }

    /** The version of the native library. */
    public static String libraryVersion() {
        return OnnxSession.environment().getVersion();
    }

    @Override
    public String framework() {
        return ModelVersion.ONNX;
    }

    /** A graph that is part of something larger, by its tensors. */
    public TensorModel graph(byte[] content, String name) {
        ModelFile.scan(content, name);
        return new OnnxGraph(name, OnnxSession.open(content, name, limits), watch);
    }

    @Override
    public LoadedModel load(byte[] artifact, ModelVersion version) {
        String name = version.label();
        OnnxScan scan = ModelFile.scan(artifact, name);
        OnnxSession session = OnnxSession.open(artifact, name, limits);
        try {
            ModelDescription description = ModelFile.describe(artifact, scan, session, name);
            OnnxGraph graph = new OnnxGraph(name, session, watch);
            if (version.mapping().isEmpty()) {
                return graph;
            }
            TaskType task = OutputPlan.task(description, version.classes());
            return new RowModel(
                    graph,
                    InputPlan.of(name, session.inputs(), version.mapping()),
                    OutputPlan.of(name, description, version.classes(), task),
                    limits.batchRows());
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    @Override
    public void close() {
        watch.close();
    }
}
