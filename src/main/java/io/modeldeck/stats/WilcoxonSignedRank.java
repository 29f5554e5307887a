package io.modeldeck.stats;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.math3.stat.ranking.NaturalRanking;

/** Wilcoxon's signed-rank test (1945) of paired values, two-sided: whether their differences lie evenly around zero. Differences of zero are left out. */
public final class WilcoxonSignedRank {

    /** Up to so many differences, none of them tied, the p value is exact. */
    public static final int EXACT_LIMIT = 50;

    private WilcoxonSignedRank() {}

    /**
     * @param rankSum of the positive differences
     * @param pValue two-sided
     * @param pMethod exact: from all signs; asymptotic: normal, corrected for ties, without continuity correction
     */
    public record Result(double rankSum, double pValue, PMethod pMethod) {}

    /** Empty when every difference is zero. */
    public static Optional<Result> test(double[] differences) {
        Rows.requireFinite("the difference", differences);
        double[] kept = Arrays.stream(differences).filter(d -> d != 0).toArray();
        if (kept.length == 0) {
            return Optional.empty();
        }
        int n = kept.length;
        double[] ranks =
                new NaturalRanking().rank(Arrays.stream(kept).map(Math::abs).toArray());
        double rankSum = 0;
        for (int i = 0; i < n; i++) {
            rankSum += kept[i] > 0 ? ranks[i] : 0;
        }
        double ties = tieTerm(ranks);
        boolean exact = n <= EXACT_LIMIT && ties == 0;
        double p = exact ? exactP(n, (int) rankSum) : asymptoticP(n, rankSum, ties);
        return Optional.of(new Result(rankSum, p, exact ? PMethod.EXACT : PMethod.ASYMPTOTIC));
    }

    private static double asymptoticP(int n, double rankSum, double ties) {
        double size = n;
        double variance = size * (size + 1) * (2 * size + 1) / 24 - ties / 48;
        return Tails.normalTwoSided((rankSum - size * (size + 1) / 4) / Math.sqrt(variance));
    }

    /** Σ (t³ − t) over groups of t equal ranks. */
    private static double tieTerm(double[] ranks) {
        TieGroups groups = TieGroups.of(Sample.of(ranks), Sample.of(new double[0]));
        double sum = 0;
        for (int g = 0; g < groups.size(); g++) {
            double ties = groups.ref(g);
            sum += ties * ties * ties - ties;
        }
        return sum;
    }

    /** Twice the smaller tail. The number of signs with a given sum is a coefficient of ∏ (1 + x^i). */
    private static double exactP(int n, int rankSum) {
        int top = n * (n + 1) / 2;
        double[] signs = new double[top + 1];
        signs[0] = 1;
        for (int i = 1; i <= n; i++) {
            for (int k = top; k >= i; k--) {
                signs[k] += signs[k - i];
            }
        }
        int smaller = Math.min(rankSum, top - rankSum);
        double tail = 0;
        for (int k = 0; k <= smaller; k++) {
            tail += signs[k];
        }
        return Math.min(1, 2 * tail / Math.pow(2, n));
    }
}
