package io.modeldeck.metrics;

import io.modeldeck.stats.LatencySketch;

/**
 * Latency of the calls of a period. Count, sum and extremes are exact; percentiles come from the sketch and lie within 1 % of the nearest-rank
 * value.
 *
 * @param sketch the mergeable sketch itself, in microseconds; not to be added to
 */
public record LatencyFigures(long count, long sumMicros, long minMicros, long maxMicros, LatencySketch sketch) {

    public static LatencyFigures none() {
        return new LatencyFigures(0, 0, 0, 0, new LatencySketch());
    }

    /** Mean in milliseconds; NaN without calls. */
    public double avgMillis() {
        return count == 0 ? Double.NaN : sumMicros / 1e3 / count;
    }

    /** Percentile {@code q} in 0..1, in milliseconds, held within the exact extremes; NaN without calls. */
    public double millis(double q) {
        return count == 0 ? Double.NaN : micros(q) / 1e3;
    }

    /** Percentile {@code q} in 0..1, in microseconds; the extremes are exact. Only with calls. */
    public long micros(double q) {
        return Math.clamp(Math.round(sketch.quantile(q).orElseThrow()), minMicros, maxMicros);
    }

    /** Both together, neither below zero; the largest number there is where they are more, since durations that nobody can have meant must not turn a sum negative. */
    static long sum(long micros, long more) {
        return micros > Long.MAX_VALUE - more ? Long.MAX_VALUE : micros + more;
    }

    public LatencyFigures merge(LatencyFigures other) {
        if (other.count == 0) {
            return this;
        }
        if (count == 0) {
            return other;
        }
        LatencySketch merged = new LatencySketch();
        merged.merge(sketch);
        merged.merge(other.sketch);
        return new LatencyFigures(
                count + other.count,
                sum(sumMicros, other.sumMicros),
                Math.min(minMicros, other.minMicros),
                Math.max(maxMicros, other.maxMicros),
                merged);
    }
}
