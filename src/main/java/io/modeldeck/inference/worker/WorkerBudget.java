package io.modeldeck.inference.worker;

import java.time.Duration;

/**
 * What a worker may take.
 *
 * @param heapMegabytes of its Java; the model itself lies outside
 * @param residentBytes all its memory; a worker that takes more is ended
 * @param startTime until its model is loaded
 * @param callTime for one call
 */
public record WorkerBudget(int heapMegabytes, long residentBytes, Duration startTime, Duration callTime) {

    public static final WorkerBudget USUAL =
            new WorkerBudget(512, 4L << 30, Duration.ofMinutes(2), Duration.ofMinutes(2));

    /** The same for models that pass through its Java in several copies while they are loaded. */
    public static final WorkerBudget LARGE =
            new WorkerBudget(2_048, USUAL.residentBytes(), USUAL.startTime(), USUAL.callTime());
}
