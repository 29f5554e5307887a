package io.modeldeck.stats;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.statistics.inference.KolmogorovSmirnovTest;

/**
 * The two-sample Kolmogorov–Smirnov test: D = sup |F_ref − F_cur|.
 *
 * <p>The p value is exact while n·m ≤ 10⁶ and no value occurs twice, and otherwise that of
 * Kolmogorov's limiting distribution (Kolmogorov 1933, Smirnov 1948), which is conservative with ties.
 */
public final class KolmogorovSmirnov {

    /** Up to this product of the sample sizes the exact p value is computed. */
    public static final long EXACT_LIMIT = 1_000_000;

    private static final double NEGLIGIBLE = 1e-18;

    private KolmogorovSmirnov() {}

    /** Empty when a side is empty. */
    public static Optional<KsTest> test(Sample ref, Sample cur) {
        if (ref.isEmpty() || cur.isEmpty()) {
            return Optional.empty();
        }
        int n = ref.n();
        int m = cur.n();
        TieGroups groups = TieGroups.of(ref, cur);
        double statistic = statistic(ref.sorted(), cur.sorted());
        boolean exact = (long) n * m <= EXACT_LIMIT && groups.size() == n + m;
        double p = exact ? exactP(n, m, statistic) : asymptoticP(n, m, statistic);
        PMethod method = exact ? PMethod.EXACT : PMethod.ASYMPTOTIC;
        return Optional.of(new KsTest(statistic, p, method, gapAt(groups, n, m)));
    }

    /**
     * D of two ascending, non-empty arrays of finite values; no allocation. The gap is kept as the
     * whole number n·m·D, so that equal gaps are equal.
     */
    public static double statistic(double[] sortedRef, double[] sortedCur) {
        int n = sortedRef.length;
        int m = sortedCur.length;
        long largest = 0;
        int i = 0;
        int j = 0;
        while (i < n && j < m) {
            double value = Math.min(sortedRef[i], sortedCur[j]);
            while (i < n && sortedRef[i] == value) {
                i++;
            }
            while (j < m && sortedCur[j] == value) {
                j++;
            }
            largest = Math.max(largest, Math.abs((long) i * m - (long) j * n));
        }
        return largest / ((double) n * m);
    }

    /**
     * Exact two-sided p: the share of all orders of the pooled sample whose gap reaches {@code
     * statistic}, as if there were no ties. A random order is a path over the grid (i of the first,
     * j of the second seen); the probability that a path to (i, j) has touched the forbidden zone
     * follows from its two predecessors (the lattice-path recursion of Hodges, 1957). Only positive
     * terms are added, so small p values keep their digits. Only the band around the diagonal is walked;
     * the time is about 2·D·n·m.
     */
    public static double exactP(int n, int m, double statistic) {
        long forbidden = Math.round(statistic * n * m);
        // What lies outside the band has touched; inside it is replaced row by row.
        double[] touched = new double[m + 1];
        Arrays.fill(touched, 1);
        int low = 0;
        for (int i = 0; i <= n; i++) {
            long diagonal = (long) i * m;
            while (low <= m && diagonal - (long) low * n >= forbidden) {
                touched[low++] = 1;
            }
            for (int j = low; j <= m && (long) j * n - diagonal < forbidden; j++) {
                double fromRef = i == 0 ? 0 : i * touched[j];
                double fromCur = j == 0 ? 0 : j * touched[j - 1];
                touched[j] = (fromRef + fromCur) / Math.max(1, i + j);
            }
        }
        return touched[m];
    }

    /** Asymptotic two-sided p: Kolmogorov's limit at sqrt(nm/(n+m))·D. */
    public static double asymptoticP(int n, int m, double statistic) {
        return kolmogorovTail(Math.sqrt((double) n * m / ((double) n + m)) * statistic);
    }

    /**
     * The other asymptotic convention: the exact distribution of the <em>one-sample</em> statistic
     * for round(nm/(n+m)) values (half to even). Empty when that rounds to none.
     */
    public static OptionalDouble oneSampleP(int n, int m, double statistic) {
        int size = (int) Math.rint((double) n * m / ((double) n + m));
        if (size == 0) {
            return OptionalDouble.empty();
        }
        // Below half a step the one-sample statistic cannot fall; with one value it is max(u, 1−u).
        if (statistic * size <= 0.5) {
            return OptionalDouble.of(1);
        }
        return OptionalDouble.of(size == 1 ? 2 * (1 - statistic) : oneSampleTail(size, statistic));
    }

    /**
     * The library offers this distribution only through its test, so the test is given the sample 0,
     * 1, …, size−1 and a distribution function that lies exactly {@code statistic} above the first
     * step and half a step beside all others.
     */
    private static double oneSampleTail(int size, double statistic) {
        double[] steps = new double[size];
        Arrays.setAll(steps, i -> i);
        return KolmogorovSmirnovTest.withDefaults()
                .test(steps, x -> Math.max(statistic, (x + 0.5) / size))
                .getPValue();
    }

    /**
     * P(K ≥ x) of Kolmogorov's distribution. The alternating series needs many terms near 0; there its
     * theta transform converges at once.
     */
    static double kolmogorovTail(double x) {
        return x < 1 ? 1 - thetaSeries(x) : alternatingSeries(x);
    }

    private static double alternatingSeries(double x) {
        double sum = 0;
        double sign = 1;
        double term = 1;
        for (int k = 1; term > NEGLIGIBLE * sum; k++) {
            term = Math.exp(-2.0 * k * k * x * x);
            sum += sign * term;
            sign = -sign;
        }
        return 2 * sum;
    }

    private static double thetaSeries(double x) {
        if (x == 0) {
            return 0;
        }
        double sum = 0;
        double term = 1;
        for (int k = 1; term > NEGLIGIBLE; k++) {
            double odd = (2 * k - 1) * Math.PI / x;
            term = Math.exp(-odd * odd / 8);
            sum += term;
        }
        return Math.sqrt(2 * Math.PI) / x * sum;
    }

    private static double gapAt(TieGroups groups, int n, int m) {
        long largest = -1;
        double at = 0;
        long i = 0;
        long j = 0;
        for (int g = 0; g < groups.size(); g++) {
            i += groups.ref(g);
            j += groups.cur(g);
            long gap = Math.abs(i * m - j * n);
            if (gap > largest) {
                largest = gap;
                at = groups.value(g);
            }
        }
        return at;
    }
}
