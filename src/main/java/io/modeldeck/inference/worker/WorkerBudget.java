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
}
