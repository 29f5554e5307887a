package io.modeldeck.metrics;

import io.modeldeck.domain.TimeRange;
import io.modeldeck.stats.LatencySketch;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * The last five minutes of one version, in memory: thirty slices of ten seconds that are reused in turn. Adding costs a few nanoseconds and
 * no allocation per event; an event older than the window is passed over (the rollups have it). Thread-safe.
 */
public final class SlidingWindow {

    public static final Duration LENGTH = Duration.ofMinutes(5);

    static final long SLICE_MILLIS = 10_000;
    private static final int SLICES = (int) (LENGTH.toMillis() / SLICE_MILLIS);

    private final Slice[] slices = new Slice[SLICES];

    public SlidingWindow() {
        for (int i = 0; i < SLICES; i++) {
            slices[i] = new Slice();
        }
    }

    /** @param latencyMicros negative when unknown */
    public synchronized void add(long atMillis, long latencyMicros, boolean failed) {
        long number = Math.floorDiv(atMillis, SLICE_MILLIS);
        Slice slice = slices[Math.floorMod(number, SLICES)];
        if (number > slice.number) {
            slice.restart(number);
        }
        if (number == slice.number) {
            slice.add(latencyMicros, failed);
        }
    }

    /** What happened in the five minutes that end at {@code now}, to the slice of ten seconds. */
    public synchronized MetricPeriod reading(long versionId, Instant now) {
        long newest = Math.floorDiv(now.toEpochMilli(), SLICE_MILLIS);
        Slice all = new Slice();
        all.restart(newest);
        for (Slice slice : slices) {
            if (slice.number > newest - SLICES && slice.number <= newest) {
                all.add(slice);
            }
        }
        return new MetricPeriod(versionId, range(now), all.requests, all.errors, all.latency(), 0, 0, 0, Map.of());
    }

    /** The time that a reading speaks of. */
    static TimeRange range(Instant now) {
        return TimeRange.endingAt(now, LENGTH);
    }

    private static final class Slice {
        private long number = Long.MIN_VALUE;
        private long requests;
        private long errors;
        private long timed;
        private long sum;
        private long min;
        private long max;
        private LatencySketch sketch = new LatencySketch();

        private void restart(long newNumber) {
            number = newNumber;
            requests = 0;
            errors = 0;
            timed = 0;
            sum = 0;
            min = Long.MAX_VALUE;
            max = Long.MIN_VALUE;
            sketch = new LatencySketch();
        }

        private void add(long latencyMicros, boolean failed) {
            requests++;
            if (failed) {
                errors++;
            }
            if (latencyMicros >= 0) {
                timed++;
                sum = LatencyFigures.sum(sum, latencyMicros);
                min = Math.min(min, latencyMicros);
                max = Math.max(max, latencyMicros);
                sketch.add(latencyMicros);
            }
        }

        private void add(Slice other) {
            requests += other.requests;
            errors += other.errors;
            if (other.timed > 0) {
                timed += other.timed;
                sum = LatencyFigures.sum(sum, other.sum);
                min = Math.min(min, other.min);
                max = Math.max(max, other.max);
                sketch.merge(other.sketch);
            }
        }

        /** Takes its sketch along; only of a slice that is added to no more. */
        private LatencyFigures latency() {
            return timed == 0 ? LatencyFigures.none() : new LatencyFigures(timed, sum, min, max, sketch);
        }
    }
}
