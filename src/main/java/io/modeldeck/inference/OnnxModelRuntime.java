package io.modeldeck.inference;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtProvider;
import io.modeldeck.config.MonitoringConfig.Onnx;
import io.modeldeck.domain.TaskType;
import io.modeldeck.registry.ModelVersion;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** ONNX files by ONNX Runtime, on the CPU. */
public final class OnnxModelRuntime implements ModelRuntime, AutoCloseable {

    private final RuntimeLimits limits;
    private final CallWatch watch;
    private final Function<ModelVersion, Onnx> options;

    public OnnxModelRuntime(RuntimeLimits limits) {
        this(limits, limits::callTime, version -> limits.onnx());
    }

    /**
     * @param callTime asked for at each call
     * @param options asked for whenever a version is loaded
     */
    public OnnxModelRuntime(RuntimeLimits limits, Supplier<Duration> callTime, Function<ModelVersion, Onnx> options) {
        this.options = options;
        this.limits = limits;
        this.watch = new CallWatch(callTime);
    }

    /** The version of the native library. */
    public static String libraryVersion() {
        return OnnxSession.environment().getVersion();
    }

    /** By what this build of the library can run operators, as it calls them; here they are run on the processor. */
    public static List<String> providers() {
        // the environment is made in one way only, before the library is asked for anything
        OnnxSession.environment();
        return OrtEnvironment.getAvailableProviders().stream()
                .map(OrtProvider::getName)
                .map(name -> name.replace("ExecutionProvider", ""))
                .sorted()
                .toList();
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
        OnnxSession session = OnnxSession.open(artifact, name, limits.with(options.apply(version)));
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
