package io.modeldeck.stats;

import java.util.Optional;

/**
 * Buckets of equal width over the bulk of a sorted reference, with the number of reference values up to each. The bucket of a value never falls as the
 * value rises, and that is all that exact results need: the borders themselves may be rounded. Immutable.
 */
final class ReferenceBuckets {

    private static final int FEWEST = 64;
    private static final int MOST = 1 << 16;
    private static final int VALUES_A_BUCKET = 16;
    private static final double TAIL = 0.001;

    private final double origin;
    private final double scale;
    private final int last;
    private final int[] starts;
    private final double[] remainders;

    private ReferenceBuckets(double origin, double scale, int size, double[] sorted) {
        this.origin = origin;
        this.scale = scale;
        this.last = size - 1;
        this.starts = new int[size + 1];
        for (double value : sorted) {
            starts[of(value) + 1]++;
        }
        for (int bucket = 0; bucket < size; bucket++) {
            starts[bucket + 1] += starts[bucket];
        }
        this.remainders = remainders(sorted);
    }

    /** Empty without values, and where the bulk has no width that a double can divide. */
    static Optional<ReferenceBuckets> of(Sample reference) {
        if (reference.isEmpty()) {
            return Optional.empty();
        }
        int size = Math.clamp(Integer.highestOneBit(reference.n() / VALUES_A_BUCKET), FEWEST, MOST);
        double low = reference.quantile(TAIL);
        double width = reference.quantile(1 - TAIL) - low;
        double scale = size / width;
        double step = width / size;
        return step > Double.MIN_NORMAL && scale > 0
                ? Optional.of(new ReferenceBuckets(low, scale, size, reference.sorted()))
                : Optional.empty();
    }

    /** For each bucket the distances of its values from its upper border, in widths, summed. */
    double[] remainders(double[] values) {
        double[] sums = new double[size()];
        for (double value : values) {
            double at = at(value);
            int bucket = bucket(at);
            sums[bucket] += bucket + 1 - at;
        }
        return sums;
    }

    /** {@link #remainders(double[])} of a bucket of the reference. */
    double remainder(int bucket) {
        return remainders[bucket];
    }

    int size() {
        return last + 1;
    }

    /** Where a value lies, in buckets from the first; below 0 and above {@link #size} are the ends. */
    double at(double value) {
        return (value - origin) * scale;
    }

    /** The bucket of a finite value. */
    int of(double value) {
        return bucket(at(value));
    }

    /** The bucket of a place. */
    int bucket(double at) {
        return Math.max(0, Math.min(last, (int) at));
    }

    /** Reference values below bucket {@code bucket}; for the number of buckets all of them. */
    int start(int bucket) {
        return starts[bucket];
    }

    /** The distance of a value from the lower border of the first bucket; far from 0 it is finer than the value itself. */
    double offset(double value) {
        return value - origin;
    }

    /** The offset of the lower border of a bucket. */
    double border(int bucket) {
        return bucket * width();
    }

    double width() {
        return 1 / scale;
    }
}
