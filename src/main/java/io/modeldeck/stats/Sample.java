package io.modeldeck.stats;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The finite values of one column, sorted ascending.
 *
 * <p>Missing values (NaN) and infinities are left out and counted; minus zero becomes zero, so that
 * equal numbers compare equal everywhere. Two-pass moments in plain double arithmetic.
 *
 * <p>The values are sorted when an order is first asked for; a large window that is only counted ({@link BucketedPair}) never
 * pays for it. Immutable to its users; safe from any thread.
 */
public final class Sample {

    /** How near a product p·n must lie to a whole number to be taken for it (p is rarely exact in binary). */
    private static final double RANK_SNAP = 1e-9;

    private final double[] values;
    private final int missing;
    private final int infinite;

    /** Null until asked for; two threads that ask at once find the same. */
    private volatile double[] sorted;

    private volatile Moments moments;
    private volatile Optional<ReferenceBuckets> buckets;

    /** The mean and the squared deviations from it. */
    private record Moments(double mean, double squares) {}

    private Sample(double[] values, int missing, int infinite) {
        this.values = values;
        this.missing = missing;
        this.infinite = infinite;
    }

    /** The finite values of {@code values}, which is not changed. */
    public static Sample of(double[] values) {
        double[] finite = new double[values.length];
        int n = 0;
        int missing = 0;
        for (double value : values) {
            if (Double.isFinite(value)) {
                finite[n++] = value + 0.0;
            } else if (Double.isNaN(value)) {
                missing++;
            }
        }
        return new Sample(n == finite.length ? finite : Arrays.copyOf(finite, n), missing, values.length - n - missing);
    }

    /** Number of finite values. */
    public int n() {
        return values.length;
    }

    public boolean isEmpty() {
        return values.length == 0;
    }

    /** Number of NaN values left out. */
    public int missing() {
        return missing;
    }

    /** Number of infinite values left out. */
    public int infinite() {
        return infinite;
    }

    /** The values, ascending. The array is shared for speed: callers must not modify it. */
    public double[] sorted() {
        double[] known = sorted;
        if (known == null) {
            known = values.clone();
            Arrays.sort(known);
            sorted = known;
        }
        return known;
    }

    /** Whether the order is known already, so that asking for it is free. */
    boolean isSorted() {
        return sorted != null;
    }

    /** The values in the order in which they came. Not to be written to. */
    double[] unsorted() {
        return values;
    }

    /** The buckets in which windows are counted against this sample; made once. Empty where its values leave no width for them. */
    Optional<ReferenceBuckets> buckets() {
        Optional<ReferenceBuckets> known = buckets;
        if (known == null) {
            known = ReferenceBuckets.of(this);
            buckets = known;
        }
        return known;
    }

    private Moments moments() {
        requireValues();
        Moments known = moments;
        if (known == null) {
            double mean = meanOf(sorted());
            known = new Moments(mean, squaresAround(sorted(), mean));
            moments = known;
        }
        return known;
    }

    public double mean() {
        return moments().mean();
    }

    public double sum() {
        return sum(sorted());
    }

    /** Population standard deviation (divisor n); exactly 0 when all values are equal. */
    public double std() {
        return Math.sqrt(moments().squares() / n());
    }

    /** Sample standard deviation (divisor n−1); empty below two values. */
    public OptionalDouble sampleStd() {
        return n() < 2 ? OptionalDouble.empty() : OptionalDouble.of(Math.sqrt(sampleVariance()));
    }

    /** Divisor n−1; only for samples of two values and more. */
    double sampleVariance() {
        return moments().squares() / (n() - 1);
    }

    public double min() {
        requireValues();
        return sorted()[0];
    }

    public double max() {
        requireValues();
        return sorted()[n() - 1];
    }

    /** Whether there is at least one value and all are equal. */
    public boolean isConstant() {
        return !isEmpty() && min() == max();
    }

    /**
     * Quantile by linear interpolation at rank p·(n−1) (Hyndman and Fan's type 7).
     *
     * @param p from 0 to 1
     */
    public double quantile(double p) {
        requireValues();
        requireProbability(p);
        double rank = snap(p * (n() - 1));
        int below = (int) rank;
        return interpolate(below, rank - below);
    }

    /**
     * Quantile at rank {@code (n−1)·numerator/denominator}, the rank computed in whole numbers: a
     * rounded rank could put the result one ulp beside a value that occurs many times.
     */
    double quantile(int numerator, int denominator) {
        long scaled = (long) (n() - 1) * numerator;
        return interpolate((int) (scaled / denominator), (double) (scaled % denominator) / denominator);
    }

    /**
     * The smallest value that has at least the share p of the sample at or below it.
     *
     * @param p from 0 to 1
     */
    public double nearestRank(double p) {
        requireValues();
        requireProbability(p);
        int rank = (int) Math.ceil(snap(p * n()));
        return sorted()[Math.max(rank, 1) - 1];
    }

    public double median() {
        return quantile(0.5);
    }

    /** Population skewness m3/m2^1.5; empty for an empty or constant sample. */
    public OptionalDouble skewness() {
        double m2 = centralMoment(2);
        return m2 > 0 ? OptionalDouble.of(centralMoment(3) / Math.pow(m2, 1.5)) : OptionalDouble.empty();
    }

    /** Population excess kurtosis m4/m2² − 3; empty for an empty or constant sample. */
    public OptionalDouble kurtosis() {
        double m2 = centralMoment(2);
        return m2 > 0 ? OptionalDouble.of(centralMoment(4) / (m2 * m2) - 3) : OptionalDouble.empty();
    }

    /** Number of different values. */
    public int distinct() {
        double[] ascending = sorted();
        int distinct = Math.min(1, ascending.length);
        for (int i = 1; i < ascending.length; i++) {
            if (ascending[i] != ascending[i - 1]) {
                distinct++;
            }
        }
        return distinct;
    }

    /** Number of values below {@code lower} or above {@code upper}. */
    public int countOutside(double lower, double upper) {
        int outside = 0;
        for (double value : values) {
            if (value < lower || value > upper) {
                outside++;
            }
        }
        return outside;
    }

    private double interpolate(int below, double fraction) {
        double low = sorted()[below];
        return fraction == 0 ? low : low + fraction * (sorted()[below + 1] - low);
    }

    private double centralMoment(int power) {
        if (isEmpty() || moments().squares() == 0) {
            return 0;
        }
        double mean = moments().mean();
        double sum = 0;
        for (double value : sorted()) {
            sum += Math.pow(value - mean, power);
        }
        return sum / n();
    }

    private void requireValues() {
        if (isEmpty()) {
            throw new IllegalStateException("an empty sample has no such statistic; ask isEmpty() first");
        }
    }

    private static void requireProbability(double p) {
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("a quantile lies between 0 and 1, not at " + p);
        }
    }

    private static double snap(double rank) {
        double whole = Math.rint(rank);
        return Math.abs(rank - whole) <= RANK_SNAP * Math.max(1, whole) ? whole : rank;
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    /** A constant column has exactly its value as mean, or its deviation would not be exactly 0. */
    private static double meanOf(double[] sorted) {
        return sorted[0] == sorted[sorted.length - 1] ? sorted[0] : sum(sorted) / sorted.length;
    }

    private static double squaresAround(double[] values, double center) {
        double squares = 0;
        for (double value : values) {
            squares += (value - center) * (value - center);
        }
        return squares;
    }
}
