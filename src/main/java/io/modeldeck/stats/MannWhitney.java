package io.modeldeck.stats;

import java.util.Optional;
import java.util.OptionalDouble;

/** The Mann–Whitney (Wilcoxon rank-sum) test, two-sided. */
public final class MannWhitney {

    /** Up to this pooled size, and without ties, the exact p value is computed too. */
    public static final int EXACT_LIMIT = 60;

    private MannWhitney() {}

    /**
     * @param uRef pairs in which the reference value is larger, a tie counting one half
     * @param pContinuity asymptotic, tie-corrected, with the continuity correction of one half
     * @param pNoContinuity asymptotic, tie-corrected, without it
     * @param pExact from the permutation distribution; only without ties and for at most 60 values
     */
    public record Result(double uRef, double pContinuity, double pNoContinuity, OptionalDouble pExact) {}

    /** Empty when a side is empty or all values are equal. */
    public static Optional<Result> test(Sample ref, Sample cur) {
        if (ref.isEmpty() || cur.isEmpty()) {
            return Optional.empty();
        }
        TieGroups groups = TieGroups.of(ref, cur);
        if (groups.size() == 1) {
            return Optional.empty();
        }
        double n = ref.n();
        double m = cur.n();
        double total = n + m;
        double u = u(groups);
        double excess = Math.abs(u - n * m / 2);
        double deviation = Math.sqrt(n * m / 12 * (total + 1 - tieTerm(groups) / (total * (total - 1))));
        boolean exact = groups.size() == ref.n() + cur.n() && groups.size() <= EXACT_LIMIT;
        // An excess within the correction leaves nothing to reject.
        double p = Tails.normalTwoSided(Math.max(0, excess - 0.5) / deviation);
        return Optional.of(new Result(
                u,
                p,
                Tails.normalTwoSided(excess / deviation),
                exact ? OptionalDouble.of(exactP(ref.n(), cur.n(), excess)) : OptionalDouble.empty()));
    }

    /** U of the reference side over the given groups. */
    static double u(TieGroups groups) {
        double u = 0;
        double curBelow = 0;
        for (int g = 0; g < groups.size(); g++) {
            u += groups.ref(g) * (curBelow + groups.cur(g) / 2.0);
            curBelow += groups.cur(g);
        }
        return u;
    }

    private static double tieTerm(TieGroups groups) {
        double sum = 0;
        for (int g = 0; g < groups.size(); g++) {
            double ties = groups.both(g);
            sum += ties * ties * ties - ties;
        }
        return sum;
    }

    /**
     * Twice the upper tail of U. The number of orders with a given U is a coefficient of the Gaussian
     * binomial ∏ (1 − x^{m+i})/(1 − x^i); for 60 values all of them fit a long.
     */
    private static double exactP(int n, int m, double excess) {
        int top = n * m;
        long[] orders = new long[top + 1];
        orders[0] = 1;
        for (int i = 1; i <= n; i++) {
            for (int k = top; k >= m + i; k--) {
                orders[k] -= orders[k - m - i];
            }
            for (int k = i; k <= top; k++) {
                orders[k] += orders[k - i];
            }
        }
        double all = 0;
        double beyond = 0;
        int larger = (int) Math.round(top / 2.0 + excess);
        for (int k = 0; k <= top; k++) {
            all += orders[k];
            beyond += k >= larger ? orders[k] : 0;
        }
        return Math.min(1, 2 * beyond / all);
    }
}
