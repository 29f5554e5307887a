package io.modeldeck.inference;

import io.modeldeck.config.MonitoringConfig;
import io.modeldeck.config.MonitoringConfig.Onnx;
import java.time.Duration;

/**
 * What models may take.
 *
 * @param fileBytes size of a model file
 * @param onnx how graphs are run
 * @param batchRows rows per call
 * @param callTime after which a call is stopped
 */
public record RuntimeLimits(long fileBytes, Onnx onnx, int batchRows, Duration callTime) {

    /** No array, and no message of the ONNX format, can be larger than 2 GB. */
    private static final long TWO_GIGABYTES = Integer.MAX_VALUE - 8L;

    public RuntimeLimits {
        if (fileBytes < 1 || fileBytes > TWO_GIGABYTES || batchRows < 1 || !callTime.isPositive()) {
            throw new IllegalArgumentException("Limits must be positive, and a file below 2 GB");
        }
    }

    public static RuntimeLimits defaults() {
        return new RuntimeLimits(TWO_GIGABYTES, MonitoringConfig.defaults().onnx(), 1_024, Duration.ofMinutes(2));
    }

    /** The same for graphs that are run otherwise. */
    public RuntimeLimits with(Onnx other) {
        return new RuntimeLimits(fileBytes, other, batchRows, callTime);
    }
}
