package io.modeldeck.stats;

import java.util.Optional;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;

/**
 * The k-sample Anderson–Darling test for two samples, midrank version (Scholz and Stephens 1987).
 *
 * <p>The statistic is normalised (mean subtracted, divided by its deviation). Its p value comes from a
 * quadratic through the logarithms of the tabulated significance levels and is capped at the ends of the
 * table: it is never below 0.001 nor above 0.25.
 */
public final class AndersonDarling {

    private static final double[] CRITICAL = {0.325, 1.226, 1.961, 2.718, 3.752, 4.592, 6.546};
    private static final double[] LEVELS = {0.25, 0.1, 0.05, 0.025, 0.01, 0.005, 0.001};
    private static final double[] LOG_LEVEL_FIT = fitLogLevels();

    private AndersonDarling() {}

    /**
     * @param statistic normalised statistic
     * @param pValue capped to [0.001, 0.25]
     */
    public record Result(double statistic, double pValue) {}

    /** The critical values of the normalised statistic for 25, 10, 5, 2.5, 1, 0.5 and 0.1 %. */
    public static double[] criticalValues() {
        return CRITICAL.clone();
    }

    /** Empty when a side is empty, fewer than four values are there in all, or all values are equal. */
    public static Optional<Result> test(Sample ref, Sample cur) {
        int total = ref.n() + cur.n();
        if (ref.isEmpty() || cur.isEmpty() || total < 4) {
            return Optional.empty();
        }
        TieGroups groups = TieGroups.of(ref, cur);
        if (groups.size() == 1) {
            return Optional.empty();
        }
        double normalised = (midrankStatistic(groups, ref.n(), cur.n()) - 1) / deviation(ref.n(), cur.n());
        return Optional.of(new Result(normalised, pValue(normalised)));
    }

    private static double midrankStatistic(TieGroups groups, double n, double m) {
        double total = n + m;
        double refSum = 0;
        double curSum = 0;
        double refBefore = 0;
        double curBefore = 0;
        for (int g = 0; g < groups.size(); g++) {
            double ties = groups.both(g);
            double rank = refBefore + curBefore + ties / 2;
            double refRank = refBefore + groups.ref(g) / 2.0;
            double curRank = curBefore + groups.cur(g) / 2.0;
            double weight = ties / total / (rank * (total - rank) - total * ties / 4);
            refSum += weight * square(total * refRank - rank * n);
            curSum += weight * square(total * curRank - rank * m);
            refBefore += groups.ref(g);
            curBefore += groups.cur(g);
        }
        return (refSum / n + curSum / m) * (total - 1) / total;
    }

    /** Deviation of the statistic for k = 2; a, b, c, d, g, h as in the paper. */
    private static double deviation(double n, double m) {
        double total = n + m;
        double inverses = 1 / n + 1 / m;
        double h = 1;
        double g = 0;
        for (int i = 2; i < total; i++) {
            // Before the addition h holds 1 + 1/(N−1) + … down to the inverse that belongs to i.
            double inverse = 1 / (total - i + 1);
            h += inverse;
            g += (h - 1) / i;
        }
        double a = (4 * g - 6) + (10 - 6 * g) * inverses;
        double b = 4 * (2 * g - 4) + 16 * h + (2 * g - 14 * h - 4) * inverses - 8 * h + 4 * g - 6;
        double c = 4 * (6 * h + 2 * g - 2) + 2 * (4 * h - 4 * g + 6) + (2 * h - 6) * inverses + 4 * h;
        double d = 4 * (2 * h + 6) - 8 * h;
        double variance = (((a * total + b) * total + c) * total + d) / ((total - 1) * (total - 2) * (total - 3));
        return Math.sqrt(variance);
    }

    private static double pValue(double statistic) {
        double[] fit = LOG_LEVEL_FIT;
        double capped = Math.clamp(statistic, CRITICAL[0], CRITICAL[CRITICAL.length - 1]);
        if (capped != statistic) {
            return statistic < capped ? LEVELS[0] : LEVELS[LEVELS.length - 1];
        }
        return Math.exp(fit[0] + statistic * (fit[1] + statistic * fit[2]));
    }

    private static double[] fitLogLevels() {
        double[] logs = new double[LEVELS.length];
        double[][] powers = new double[LEVELS.length][];
        for (int i = 0; i < logs.length; i++) {
            logs[i] = Math.log(LEVELS[i]);
            powers[i] = new double[] {CRITICAL[i], CRITICAL[i] * CRITICAL[i]};
        }
        OLSMultipleLinearRegression regression = new OLSMultipleLinearRegression();
        regression.newSampleData(logs, powers);
        return regression.estimateRegressionParameters();
    }

    private static double square(double x) {
        return x * x;
    }
}
