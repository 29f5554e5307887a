package io.modeldeck.metrics;

import io.modeldeck.stats.ValueSketch;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The values of a series over some time. Count, extremes and the last one are exact, the sum is as exact as doubles add; percentiles come from the
 * sketch and lie within 1 % of the nearest-rank value.
 *
 * @param count at least one
 * @param squares the sum of the squared distances from the mean; NaN where it is not known: figures that were kept before it was, of values that are gone
 * @param lastAtMillis when the last value was
 * @param sketch not to be added to
 */
public record SeriesFigures(
        long count,
        double sum,
        double squares,
        double min,
        double max,
        long lastAtMillis,
        double last,
        ValueSketch sketch) {

    public double mean() {
        return Math.clamp(sum / count, min, max);
    }

    /** Of the sample (n − 1); empty with a single value, and where it is not known. */
    public OptionalDouble standardDeviation() {
        double deviation = Math.sqrt(squares / (count - 1));
        return count > 1 && Double.isFinite(deviation) ? OptionalDouble.of(deviation) : OptionalDouble.empty();
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
        double squares = squares(points.values(), from, to, sum / (to - from));
        return new SeriesFigures(
                to - from, sum, squares, min, max, points.atMillis()[to - 1], points.values()[to - 1], sketch);
    }

    /** In a second pass, less what the rounding of the mean put in: Chan, Golub and LeVeque (1983), corrected two-pass. */
    private static double squares(double[] values, int from, int to, double mean) {
        double squares = 0;
        double rest = 0;
        for (int i = from; i < to; i++) {
            double distance = values[i] - mean;
            squares += distance * distance;
            rest += distance;
        }
        return squares - rest * rest / (to - from);
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
        return new SeriesFigures(count, sum, squares(parts), min, max, newest.lastAtMillis, newest.last, sketch);
    }

    /** Pairwise, without the cancellation of sums of squares: Chan, Golub and LeVeque (1983). */
    private static double squares(List<SeriesFigures> parts) {
        long count = 0;
        double mean = 0;
        double squares = 0;
        for (SeriesFigures part : parts) {
            double distance = part.sum / part.count - mean;
            long together = count + part.count;
            squares += part.squares + distance * distance * count * part.count / together;
            mean += distance * part.count / together;
            count = together;
        }
        return squares;
    }
}
