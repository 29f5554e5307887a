package io.modeldeck.schedule;

import io.modeldeck.domain.TimeRange;
import java.util.OptionalDouble;

/**
 * How the process was that worked the workspace, over one period.
 *
 * @param samples how often heap and queue were looked at
 * @param cpu the share of all processors that the process had, from 0 to 1; empty where the system does not tell
 * @param cpuMost the largest share between two samples
 * @param heapBytes in use, on average; with what the next collection will find to be garbage
 * @param queue callers that waited for their events to be written, on average
 */
public record RuntimePeriod(
        TimeRange range,
        long samples,
        OptionalDouble cpu,
        OptionalDouble cpuMost,
        double heapBytes,
        long heapBytesMost,
        double queue,
        long queueMost) {}
