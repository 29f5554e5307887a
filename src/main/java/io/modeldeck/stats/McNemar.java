package io.modeldeck.stats;

import java.util.Optional;
import org.apache.commons.math3.distribution.BinomialDistribution;

/**
 * McNemar's test (1947) of two classifiers on the same rows; only rows on which exactly one of them is
 * right tell them apart.
 */
public final class McNemar {

    /** Up to this number of telling rows the p value is exact. */
    public static final long EXACT_LIMIT = 1_000;

    private McNemar() {}

    /**
     * @param onlyFirstRight rows that only the first classifier has right
     * @param onlySecondRight rows that only the second has right
     * @param pValue two-sided
     * @param pMethod exact: binomial; asymptotic: chi-square with continuity correction
     */
    public record Result(long onlyFirstRight, long onlySecondRight, double pValue, PMethod pMethod) {}

    /** Empty when the classifiers are right and wrong on the same rows. */
    public static Optional<Result> test(boolean[] firstRight, boolean[] secondRight) {
        Rows.requirePaired(firstRight.length, secondRight.length);
        long first = 0;
        long second = 0;
        for (int i = 0; i < firstRight.length; i++) {
            first += firstRight[i] && !secondRight[i] ? 1 : 0;
            second += secondRight[i] && !firstRight[i] ? 1 : 0;
        }
        return test(first, second);
    }

    /** As above from the two counts. */
    public static Optional<Result> test(long onlyFirstRight, long onlySecondRight) {
        if (onlyFirstRight < 0 || onlySecondRight < 0) {
            throw new IllegalArgumentException(
                    "a count cannot be negative: " + onlyFirstRight + ", " + onlySecondRight);
        }
        long telling = onlyFirstRight + onlySecondRight;
        if (telling == 0) {
            return Optional.empty();
        }
        boolean exact = telling <= EXACT_LIMIT;
        double p = exact ? exactP(onlyFirstRight, onlySecondRight) : asymptoticP(onlyFirstRight, onlySecondRight);
        return Optional.of(new Result(onlyFirstRight, onlySecondRight, p, exact ? PMethod.EXACT : PMethod.ASYMPTOTIC));
    }

    /**
     * Where the difference of the two shares of right answers lies, the first minus the second: the adjusted Wald interval of Bonett and Price (2012),
     * which adds one row to either kind of telling row; it keeps its confidence also on few rows, and is never empty of width.
     *
     * @param n all rows, telling or not
     */
    public static Interval differenceInterval(long onlyFirstRight, long onlySecondRight, long n, double confidence) {
        if (onlyFirstRight < 0 || onlySecondRight < 0 || onlyFirstRight + onlySecondRight > n) {
            throw new IllegalArgumentException(
                    onlyFirstRight + " and " + onlySecondRight + " telling rows of " + n + " cannot be");
        }
        double first = (onlyFirstRight + 1.0) / (n + 2.0);
        double second = (onlySecondRight + 1.0) / (n + 2.0);
        double difference = first - second;
        double half = Proportions.zOf(confidence) * Math.sqrt((first + second - difference * difference) / (n + 2.0));
        return new Interval(Math.max(-1, difference - half), Math.min(1, difference + half));
    }

    private static double exactP(long first, long second) {
        BinomialDistribution coin = new BinomialDistribution(null, (int) (first + second), 0.5);
        return Math.min(1, 2 * coin.cumulativeProbability((int) Math.min(first, second)));
    }

    private static double asymptoticP(long first, long second) {
        double excess = Math.max(0, Math.abs(first - second) - 1);
        return Tails.chiSquare(excess * excess / ((double) first + second), 1);
    }
}
