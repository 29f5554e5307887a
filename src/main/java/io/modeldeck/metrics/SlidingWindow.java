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

    private static final long SLICE_MILLIS = 10_000;
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
        LatencyFigures latency = LatencyFigures.none();
        long requests = 0;
        long errors = 0;
        for (Slice slice : slices) {
            if (slice.number > newest - SLICES && slice.number <= newest) {
                requests += slice.requests;
                errors += slice.errors;
                latency = latency.merge(slice.latency());
            }
        }
        TimeRange range = TimeRange.endingAt(now, LENGTH);
        return new MetricPeriod(versionId, range, requests, errors, latency, 0, 0, 0, Map.of());
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
                sum += latencyMicros;
                min = Math.min(min, latencyMicros);
                max = Math.max(max, latencyMicros);
                sketch.add(latencyMicros);
            }
        }

        private LatencyFigures latency() {
            if (timed == 0) {
                return LatencyFigures.none();
            }
            LatencySketch copy = new LatencySketch();
            copy.merge(sketch);
            return new LatencyFigures(timed, sum, min, max, copy);
        }
    }
}
