package io.modeldeck.stats;

import java.util.OptionalDouble;
import java.util.function.DoubleBinaryOperator;

/**
 * Distances between two distributions given as counts over the same bins or categories. p are the
 * shares of the reference, q those of the current side. Every distance is empty when a side has no
 * rows.
 */
public final class Divergence {

    /** The share that stands for an empty bin in the logarithmic distances, unless told otherwise. */
    public static final double DEFAULT_EPSILON = 1e-4;

    private static final double LN_2 = Math.log(2);

    private Divergence() {}

    /**
     * Population stability index Σ (q−p)·ln(q/p).
     *
     * @param epsilon replaces a zero share on its side, without renormalising
     */
    public static OptionalDouble psi(long[] ref, long[] cur, double epsilon) {
        return sum(ref, cur, (p, q) -> psiTerm(p, q, epsilon));
    }

    /** The part of each bin in {@link #psi}; an empty array when a side has no rows. */
    public static double[] psiContributions(long[] ref, long[] cur, double epsilon) {
        Counts.requirePaired(ref, cur);
        double n = Counts.total(ref);
        double m = Counts.total(cur);
        if (n == 0 || m == 0) {
            return new double[0];
        }
        double[] parts = new double[ref.length];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = psiTerm(ref[i] / n, cur[i] / m, epsilon);
        }
        return parts;
    }

    /** Kullback–Leibler divergence of the current from the reference side, Σ p·ln(p/q), in nats; epsilon as in {@link #psi}. */
    public static OptionalDouble klDivergence(long[] ref, long[] cur, double epsilon) {
        return sum(ref, cur, (p, q) -> {
            double from = orEpsilon(p, epsilon);
            return from * Math.log(from / orEpsilon(q, epsilon));
        });
    }

    /** Square root of the Jensen–Shannon divergence in bits (Lin 1991), 0 to 1; no epsilon, 0·log 0 = 0. */
    public static OptionalDouble jensenShannonDistance(long[] ref, long[] cur) {
        return root(sum(ref, cur, (p, q) -> (xLogRatio(p, (p + q) / 2) + xLogRatio(q, (p + q) / 2)) / (2 * LN_2)));
    }

    /** Hellinger distance sqrt(½ Σ (√p − √q)²), 0 to 1. */
    public static OptionalDouble hellinger(long[] ref, long[] cur) {
        return root(sum(ref, cur, (p, q) -> {
            double difference = Math.sqrt(p) - Math.sqrt(q);
            return difference * difference / 2;
        }));
    }

    /** Total variation distance ½ Σ |p − q|, 0 to 1. */
    public static OptionalDouble totalVariation(long[] ref, long[] cur) {
        return sum(ref, cur, (p, q) -> Math.abs(p - q) / 2);
    }

    /** The largest difference of a share, max |p − q|. */
    public static OptionalDouble lInfinity(long[] ref, long[] cur) {
        return fold(ref, cur, (p, q) -> Math.abs(p - q), Math::max);
    }

    private static OptionalDouble sum(long[] ref, long[] cur, DoubleBinaryOperator term) {
        return fold(ref, cur, term, Double::sum);
    }

    private static OptionalDouble fold(long[] ref, long[] cur, DoubleBinaryOperator term, DoubleBinaryOperator join) {
        Counts.requirePaired(ref, cur);
        double n = Counts.total(ref);
        double m = Counts.total(cur);
        if (n == 0 || m == 0) {
            return OptionalDouble.empty();
        }
        double result = 0;
        for (int i = 0; i < ref.length; i++) {
            result = join.applyAsDouble(result, term.applyAsDouble(ref[i] / n, cur[i] / m));
        }
        return OptionalDouble.of(result);
    }

    /** Rounding may leave a sum of equal shares a hair below zero. */
    private static OptionalDouble root(OptionalDouble square) {
        return square.isEmpty() ? square : OptionalDouble.of(Math.sqrt(Math.max(0, square.getAsDouble())));
    }

    private static double psiTerm(double p, double q, double epsilon) {
        double from = orEpsilon(p, epsilon);
        double to = orEpsilon(q, epsilon);
        return (to - from) * Math.log(to / from);
    }

    private static double orEpsilon(double share, double epsilon) {
        return share == 0 ? epsilon : share;
    }

    private static double xLogRatio(double x, double y) {
        return x == 0 ? 0 : x * Math.log(x / y);
    }
}
