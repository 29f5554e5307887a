package io.modeldeck.inference.worker;

import io.modeldeck.config.MonitoringConfig;
import io.modeldeck.config.MonitoringConfig.Onnx;
import io.modeldeck.registry.ModelVersion;
import java.time.Duration;
import java.util.Set;

/**
 * What a worker may take.
 *
 * @param heapMegabytes of its Java; the model itself lies outside
 * @param residentBytes all its memory; a worker that takes more is ended
 * @param startTime until its model is loaded
 * @param callTime for one call
 * @param longestPause before one that fails again and again is started anew
 * @param onnx how it runs graphs
 */
public record WorkerBudget(
        int heapMegabytes,
        long residentBytes,
        Duration startTime,
        Duration callTime,
        Duration longestPause,
        Onnx onnx) {

    /** What the worker of a version may take; asked at each of its starts, calls and failures. */
    public interface Source {
        WorkerBudget of(ModelVersion version);
    }

    private static final int USUAL_HEAP = 512;
    /** What is kept as several files passes through its Java in several copies while it is loaded. */
    private static final int LARGE_HEAP = 2_048;

    /** As the config of a version says. */
    public static WorkerBudget of(ModelVersion version, MonitoringConfig config) {
        boolean large =
                Set.of(ModelVersion.TRANSFORMERS, ModelVersion.TENSORFLOW).contains(version.framework());
        return new WorkerBudget(
                config.process().heapMegabytes().orElse(large ? LARGE_HEAP : USUAL_HEAP),
                (long) config.process().memoryMegabytes() << 20,
                config.process().startTime(),
                config.serving().callTime(),
                config.process().longestPause(),
                config.onnx());
    }
}
