package io.modeldeck.stats;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * The finite values of one column, sorted ascending.
 *
 * <p>Missing values (NaN) and infinities are left out and counted; minus zero becomes zero, so that
 * equal numbers compare equal everywhere. Two-pass moments in plain double arithmetic.
 */
public final class Sample {

    /** How near a product p·n must lie to a whole number to be taken for it (p is rarely exact in binary). */
    private static final double RANK_SNAP = 1e-9;

    private final double[] sorted;
    private final int missing;
    private final int infinite;
    private final double mean;
    private final double squares;

    private Sample(double[] sorted, int missing, int infinite) {
        this.sorted = sorted;
        this.missing = missing;
        this.infinite = infinite;
        this.mean = meanOf(sorted);
        this.squares = squaresAround(sorted, mean);
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
        double[] sorted = Arrays.copyOf(finite, n);
        Arrays.sort(sorted);
        return new Sample(sorted, missing, values.length - n - missing);
    }

    /** Number of finite values. */
    public int n() {
        return sorted.length;
    }

    public boolean isEmpty() {
        return sorted.length == 0;
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
        return sorted;
    }

    public double mean() {
        requireValues();
        return mean;
    }

    public double sum() {
        return sum(sorted);
    }

    /** Population standard deviation (divisor n); exactly 0 when all values are equal. */
    public double std() {
        requireValues();
        return Math.sqrt(squares / sorted.length);
    }

    /** Sample standard deviation (divisor n−1); empty below two values. */
    public OptionalDouble sampleStd() {
        return sorted.length < 2 ? OptionalDouble.empty() : OptionalDouble.of(Math.sqrt(sampleVariance()));
    }

    /** Divisor n−1; only for samples of two values and more. */
    double sampleVariance() {
        return squares / (sorted.length - 1);
    }

    public double min() {
        requireValues();
        return sorted[0];
    }

    public double max() {
        requireValues();
        return sorted[sorted.length - 1];
    }

    /** Whether there is at least one value and all are equal. */
    public boolean isConstant() {
        return sorted.length > 0 && sorted[0] == sorted[sorted.length - 1];
    }

    /**
     * Quantile by linear interpolation at rank p·(n−1) (Hyndman and Fan's type 7).
     *
     * @param p from 0 to 1
     */
    public double quantile(double p) {
        requireValues();
        requireProbability(p);
        double rank = snap(p * (sorted.length - 1));
        int below = (int) rank;
        return interpolate(below, rank - below);
    }

    /**
     * Quantile at rank {@code (n−1)·numerator/denominator}, the rank computed in whole numbers: a
     * rounded rank could put the result one ulp beside a value that occurs many times.
     */
    double quantile(int numerator, int denominator) {
        long scaled = (long) (sorted.length - 1) * numerator;
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
        int rank = (int) Math.ceil(snap(p * sorted.length));
        return sorted[Math.max(rank, 1) - 1];
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
        int distinct = Math.min(1, sorted.length);
        for (int i = 1; i < sorted.length; i++) {
            if (sorted[i] != sorted[i - 1]) {
                distinct++;
            }
        }
        return distinct;
    }

    /** Number of values below {@code lower} or above {@code upper}. */
    public int countOutside(double lower, double upper) {
        int outside = 0;
        for (double value : sorted) {
            if (value < lower || value > upper) {
                outside++;
            }
        }
        return outside;
    }

    private double interpolate(int below, double fraction) {
        double low = sorted[below];
        return fraction == 0 ? low : low + fraction * (sorted[below + 1] - low);
    }

    private double centralMoment(int power) {
        if (sorted.length == 0 || squares == 0) {
            return 0;
        }
        double sum = 0;
        for (double value : sorted) {
            sum += Math.pow(value - mean, power);
        }
        return sum / sorted.length;
    }

    private void requireValues() {
        if (sorted.length == 0) {
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
        if (sorted.length == 0) {
            return 0;
        }
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
