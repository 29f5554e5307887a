package io.modeldeck.metrics;

import io.modeldeck.stats.ValueSketch;
import java.util.List;

/**
 * The values of a series over some time. Count, extremes and the last one are exact, the sum is as exact as doubles add; percentiles come from the
 * sketch and lie within 1 % of the nearest-rank value.
 *
 * @param count at least one
 * @param lastAtMillis when the last value was
 * @param sketch not to be added to
 */
public record SeriesFigures(
        long count, double sum, double min, double max, long lastAtMillis, double last, ValueSketch sketch) {

    public double mean() {
        return Math.clamp(sum / count, min, max);
    }

    /** Percentile {@code q} in 0..1, held within the exact extremes. */
    public double quantile(double q) {
        return Math.clamp(sketch.quantile(q).orElseThrow(), min, max);
    }

    /** The figures of values in [from, to), oldest first, of which there is at least one. */
    static SeriesFigures of(SeriesPoints points, int from, int to) {
        double sum = 0;
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        ValueSketch sketch = new ValueSketch();
        for (int i = from; i < to; i++) {
            double value = points.values()[i];
            sum += value;
            min = Math.min(min, value);
            max = Math.max(max, value);
            sketch.add(value);
        }
        return new SeriesFigures(to - from, sum, min, max, points.atMillis()[to - 1], points.values()[to - 1], sketch);
    }

    /** All of them together, oldest first, of which there is at least one. */
    static SeriesFigures merged(List<SeriesFigures> parts) {
        long count = 0;
        double sum = 0;
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        ValueSketch sketch = new ValueSketch();
        for (SeriesFigures part : parts) {
            count += part.count;
            sum += part.sum;
            min = Math.min(min, part.min);
            max = Math.max(max, part.max);
            sketch.merge(part.sketch);
        }
        SeriesFigures newest = parts.getLast();
        return new SeriesFigures(count, sum, min, max, newest.lastAtMillis, newest.last, sketch);
    }
}
