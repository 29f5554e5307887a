package io.modeldeck.stats;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleBinaryOperator;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;

/**
 * Tests on the 2×k table of two sides over the same categories. Categories that neither side has are
 * left out. With one category left there is nothing to tell apart: statistic 0, no degree of freedom,
 * p = 1.
 */
public final class ContingencyTest {

    private ContingencyTest() {}

    /** Pearson's chi-square without correction, expected counts from the margins. Empty when a side has no rows. */
    public static Optional<ChiSquareTest> chiSquare(long[] ref, long[] cur) {
        return onTable(ref, cur, ContingencyTest::pearson);
    }

    /**
     * Pearson's chi-square with the correction of Yates, |O−E| reduced by min(½, |O−E|). Empty when a
     * side has no rows or the table has not exactly two categories.
     */
    public static Optional<ChiSquareTest> yates(long[] ref, long[] cur) {
        return onTable(ref, cur, (observed, expected) -> {
                    double gap = Math.abs(observed - expected);
                    double reduced = gap - Math.min(0.5, gap);
                    return reduced * reduced / expected;
                })
                .filter(test -> test.degreesOfFreedom() == 1);
    }

    /** The log-likelihood ratio test, 2 Σ O·ln(O/E), without correction. Empty when a side has no rows. */
    public static Optional<ChiSquareTest> gTest(long[] ref, long[] cur) {
        return onTable(
                ref, cur, (observed, expected) -> observed == 0 ? 0 : 2 * observed * Math.log(observed / expected));
    }

    /**
     * Current counts against the reference shares, which are taken as exact (they are not: prefer
     * {@link #chiSquare}). Empty when a side has no rows or current has a category that the reference
     * lacks.
     */
    public static Optional<ChiSquareTest> goodnessOfFit(long[] ref, long[] cur) {
        Counts.requirePaired(ref, cur);
        double n = Counts.total(ref);
        double m = Counts.total(cur);
        if (n == 0 || m == 0) {
            return Optional.empty();
        }
        double statistic = 0;
        double minExpected = Double.POSITIVE_INFINITY;
        int categories = 0;
        for (int i = 0; i < ref.length; i++) {
            if (ref[i] > 0) {
                double expected = ref[i] / n * m;
                statistic += pearson(cur[i], expected);
                minExpected = Math.min(minExpected, expected);
                categories++;
            } else if (cur[i] > 0) {
                return Optional.empty();
            }
        }
        return Optional.of(result(statistic, categories - 1, minExpected));
    }

    /** Cramér's V of the 2×k table, sqrt(χ²/(n+m)), 0 to 1. Empty when a side has no rows. */
    public static OptionalDouble cramersV(long[] ref, long[] cur) {
        Optional<ChiSquareTest> test = chiSquare(ref, cur);
        return test.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.sqrt(test.get().statistic() / (Counts.total(ref) + Counts.total(cur))));
    }

    /**
     * Cramér's V with the bias correction of Bergsma (2013): what is expected by chance is subtracted.
     * 0 where the table is too small for the correction. Empty when a side has no rows.
     */
    public static OptionalDouble cramersVBiasCorrected(long[] ref, long[] cur) {
        Optional<ChiSquareTest> test = chiSquare(ref, cur);
        if (test.isEmpty()) {
            return OptionalDouble.empty();
        }
        double total = (double) Counts.total(ref) + Counts.total(cur);
        double df = test.get().degreesOfFreedom();
        double phi = Math.max(0, test.get().statistic() / total - df / (total - 1));
        double rows = 1 - 1 / (total - 1);
        double columns = df - df * df / (total - 1);
        double smaller = Math.min(rows, columns);
        return OptionalDouble.of(smaller <= 0 ? 0 : Math.sqrt(phi / smaller));
    }

    /**
     * The population stability index that chance alone exceeds with probability alpha:
     * χ²(1−alpha, bins−1)·(1/n + 1/m) (Yurdakul 2018).
     *
     * @param bins at least 2
     */
    public static double psiCriticalValue(long n, long m, int bins, double alpha) {
        Counts.requireBins(bins);
        if (n < 1 || m < 1) {
            throw new IllegalArgumentException("both sides need rows, but there are " + n + " and " + m);
        }
        ChiSquaredDistribution chiSquare = new ChiSquaredDistribution(null, bins - 1.0);
        return chiSquare.inverseCumulativeProbability(1 - alpha) * (1.0 / n + 1.0 / m);
    }

    private static Optional<ChiSquareTest> onTable(long[] ref, long[] cur, DoubleBinaryOperator cell) {
        Counts.requirePaired(ref, cur);
        double n = Counts.total(ref);
        double m = Counts.total(cur);
        if (n == 0 || m == 0) {
            return Optional.empty();
        }
        double statistic = 0;
        double minExpected = Double.POSITIVE_INFINITY;
        int categories = 0;
        for (int i = 0; i < ref.length; i++) {
            double both = (double) ref[i] + cur[i];
            if (both > 0) {
                double share = both / (n + m);
                statistic += cell.applyAsDouble(ref[i], share * n) + cell.applyAsDouble(cur[i], share * m);
                minExpected = Math.min(minExpected, share * Math.min(n, m));
                categories++;
            }
        }
        return Optional.of(result(statistic, categories - 1, minExpected));
    }

    private static ChiSquareTest result(double statistic, int df, double minExpected) {
        // One category leaves only rounding; rounding may also put a likelihood ratio below zero.
        double clean = df == 0 ? 0 : Math.max(0, statistic);
        return new ChiSquareTest(clean, Tails.chiSquare(clean, df), df, minExpected);
    }

    private static double pearson(double observed, double expected) {
        double gap = observed - expected;
        return gap * gap / expected;
    }
}
