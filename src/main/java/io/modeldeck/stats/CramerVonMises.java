package io.modeldeck.stats;

import java.util.Optional;

/**
 * The two-sample Cramér–von Mises test (Anderson 1962), with midranks for ties.
 *
 * <p>The p value is asymptotic: the statistic, standardised with its exact mean and variance, is read
 * from the limiting distribution (series of Anderson and Darling 1952, as given by Csörgő and Faraway
 * 1996). The series of positive terms is cut at the first term below 10⁻⁷, so a p value under about
 * 10⁻⁷ only says "very small".
 */
public final class CramerVonMises {

    private static final double CUT = 1e-7;
    private static final double SURELY_ONE = 0.003;
    private static final double BESSEL_STEP = 0.125;

    private CramerVonMises() {}

    /**
     * @param statistic T
     * @param pValue asymptotic
     */
    public record Result(double statistic, double pValue) {}

    /** Empty when a side has fewer than two values. */
    public static Optional<Result> test(Sample ref, Sample cur) {
        if (ref.n() < 2 || cur.n() < 2) {
            return Optional.empty();
        }
        double n = ref.n();
        double m = cur.n();
        double total = n + m;
        double statistic = rankDeviation(ref, cur) / (n * m * total) - (4 * n * m - 1) / (6 * total);
        double mean = (1 + 1 / total) / 6;
        double variance =
                (total + 1) * (4 * n * m * total - 3 * (n * n + m * m) - 2 * n * m) / (45 * total * total * 4 * n * m);
        double standardised = 1.0 / 6 + (statistic - mean) / Math.sqrt(45 * variance);
        return Optional.of(new Result(statistic, tail(standardised)));
    }

    /** n·Σ(r_i − i)² + m·Σ(s_j − j)² over the pooled midranks of both sides. */
    private static double rankDeviation(Sample ref, Sample cur) {
        TieGroups groups = TieGroups.of(ref, cur);
        double refSquares = 0;
        double curSquares = 0;
        int i = 0;
        int j = 0;
        for (int g = 0; g < groups.size(); g++) {
            double midrank = i + j + (groups.both(g) + 1) / 2.0;
            refSquares += squaresFrom(midrank, i, groups.ref(g));
            curSquares += squaresFrom(midrank, j, groups.cur(g));
            i += groups.ref(g);
            j += groups.cur(g);
        }
        return ref.n() * refSquares + cur.n() * curSquares;
    }

    private static double squaresFrom(double midrank, int before, int count) {
        double squares = 0;
        for (int k = 1; k <= count; k++) {
            double difference = midrank - (before + k);
            squares += difference * difference;
        }
        return squares;
    }

    static double tail(double x) {
        if (x < SURELY_ONE) {
            return 1;
        }
        double cumulative = 0;
        double term = 1;
        double coefficient = 1;
        for (int k = 0; term >= CUT; k++) {
            double y = 4.0 * k + 1;
            double q = y * y / (16 * x);
            term = coefficient * Math.sqrt(y / x) / Math.PI * scaledBessel(q);
            cumulative += term;
            coefficient *= (k + 0.5) / (k + 1);
        }
        return Math.max(0, 1 - cumulative);
    }

    /**
     * exp(−q)·K_{1/4}(q), from K_ν(q) = ∫₀^∞ exp(−q cosh t) cosh(νt) dt. The integrand dies doubly
     * exponentially, so the trapezoidal rule reaches full precision.
     */
    private static double scaledBessel(double q) {
        double sum = Math.exp(-2 * q) / 2;
        double term = 1;
        for (int k = 1; term > 0; k++) {
            double t = k * BESSEL_STEP;
            term = Math.exp(-q * (1 + Math.cosh(t))) * Math.cosh(t / 4);
            sum += term;
        }
        return sum * BESSEL_STEP;
    }
}
