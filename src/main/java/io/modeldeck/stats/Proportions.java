package io.modeldeck.stats;

import java.util.Optional;
import java.util.OptionalDouble;

/** Tests, intervals and sample sizes for shares of successes. */
public final class Proportions {

    /** Two tables whose probabilities differ by less than this factor count as equally likely. */
    private static final double EQUALLY_LIKELY = 1 + 1e-7;

    /**
     * A weight below this is nothing beside 1. Waiting for zero would not end: near the smallest double a
     * product with a ratio just below 1 is rounded back up.
     */
    private static final double VANISHED = 1e-300;

    private Proportions() {}

    /**
     * Two-proportion z test with the pooled variance; z = 0 and p = 1 when nothing varies. Empty when a
     * side has no rows.
     */
    public static Optional<ZTest> pooledZ(long refSuccesses, long refN, long curSuccesses, long curN) {
        if (isEmpty(refSuccesses, refN, curSuccesses, curN)) {
            return Optional.empty();
        }
        double p = ((double) refSuccesses + curSuccesses) / ((double) refN + curN);
        double variance = p * (1 - p) * (1.0 / refN + 1.0 / curN);
        return Optional.of(z(difference(refSuccesses, refN, curSuccesses, curN), variance));
    }

    /**
     * Two-proportion z test with the variances of both sides; z = 0 and p = 1 when nothing varies and
     * the shares are equal, infinite z and p = 0 when nothing varies and they differ. Empty when a side
     * has no rows.
     */
    public static Optional<ZTest> unpooledZ(long refSuccesses, long refN, long curSuccesses, long curN) {
        if (isEmpty(refSuccesses, refN, curSuccesses, curN)) {
            return Optional.empty();
        }
        double p1 = (double) refSuccesses / refN;
        double p2 = (double) curSuccesses / curN;
        return Optional.of(z(p1 - p2, p1 * (1 - p1) / refN + p2 * (1 - p2) / curN));
    }

    /**
     * Two-sided p of Fisher's exact test: the probability, margins given, of all tables that are not more
     * likely than the observed one; 0 when that is below about 1e-300. Empty when a side has no rows.
     *
     * <p>The weights of the tables follow from one another by ratios, starting at the most likely one
     * and going outwards until they vanish; so the time grows with the deviation, not with the counts,
     * and no logarithm of a huge factorial spoils the digits.
     */
    public static OptionalDouble fisherExact(long refSuccesses, long refN, long curSuccesses, long curN) {
        if (isEmpty(refSuccesses, refN, curSuccesses, curN)) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(new Tables(refN, curN, refSuccesses + curSuccesses).pValue(refSuccesses));
    }

    /** Wilson's score interval (1927) of a share; empty when n is 0. */
    public static Optional<Interval> wilsonInterval(long successes, long n, double confidence) {
        requireCounts(successes, n);
        if (n == 0) {
            return Optional.empty();
        }
        double z = zOf(confidence);
        double share = (double) successes / n;
        double scale = 1 / (1 + z * z / n);
        double middle = (share + z * z / (2.0 * n)) * scale;
        double half = z * Math.sqrt(share * (1 - share) / n + z * z / (4.0 * n * n)) * scale;
        // Exact ends for shares 0 and 1, where rounding would leave the unit interval.
        double low = successes == 0 ? 0 : middle - half;
        double high = successes == n ? 1 : middle + half;
        return Optional.of(new Interval(low, high));
    }

    /**
     * The rows that either side of a two-sided two-proportion test needs to see a share fall from {@code
     * baseline} by {@code drop} with the given power (normal approximation, e.g. Fleiss 1981).
     *
     * @param drop positive, at most {@code baseline}
     */
    public static long minimumSampleSize(double baseline, double drop, double alpha, double power) {
        if (!(drop > 0 && drop <= baseline && baseline <= 1)) {
            throw new IllegalArgumentException(
                    "a drop must be positive and not larger than the share it starts from, but " + drop + " of "
                            + baseline);
        }
        double after = baseline - drop;
        double middle = (baseline + after) / 2;
        double sameVariance = 2 * middle * (1 - middle);
        double ownVariance = baseline * (1 - baseline) + after * (1 - after);
        double root = zOf(1 - alpha) * Math.sqrt(sameVariance) + Tails.normalQuantile(power) * Math.sqrt(ownVariance);
        return (long) Math.ceil(root * root / (drop * drop));
    }

    /** The z that a standard normal value stays within, on both sides, with the given probability. */
    static double zOf(double confidence) {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("a confidence lies between 0 and 1, not at " + confidence);
        }
        return Tails.normalQuantile((1 + confidence) / 2);
    }

    private static ZTest z(double difference, double variance) {
        if (difference == 0) {
            return new ZTest(0, 1);
        }
        double z = difference / Math.sqrt(variance);
        return new ZTest(z, Tails.normalTwoSided(z));
    }

    private static double difference(long refSuccesses, long refN, long curSuccesses, long curN) {
        return (double) refSuccesses / refN - (double) curSuccesses / curN;
    }

    private static boolean isEmpty(long refSuccesses, long refN, long curSuccesses, long curN) {
        requireCounts(refSuccesses, refN);
        requireCounts(curSuccesses, curN);
        return refN == 0 || curN == 0;
    }

    private static void requireCounts(long successes, long n) {
        if (successes < 0 || successes > n) {
            throw new IllegalArgumentException(successes + " successes of " + n + " cannot be");
        }
    }

    /** All 2×2 tables with the same margins, indexed by the successes k of the reference. */
    private record Tables(long refN, long curN, long successes) {

        double pValue(long observed) {
            long lowest = Math.max(0, successes - curN);
            long highest = Math.min(refN, successes);
            double mode = Math.floor((refN + 1.0) * (successes + 1.0) / ((double) refN + curN + 2));
            long start = Math.clamp((long) mode, lowest, highest);
            double limit = weight(start, observed) * EQUALLY_LIKELY;
            if (limit <= VANISHED) {
                return 0;
            }
            double all = 1;
            double unlikely = 1 <= limit ? 1 : 0;
            double weight = 1;
            for (long k = start; k < highest && weight > VANISHED; k++) {
                weight *= up(k);
                all += weight;
                unlikely += weight <= limit ? weight : 0;
            }
            weight = 1;
            for (long k = start; k > lowest && weight > VANISHED; k--) {
                weight /= up(k - 1);
                all += weight;
                unlikely += weight <= limit ? weight : 0;
            }
            return unlikely / all;
        }

        /** Weight of table {@code to} when that of {@code from} is 1. */
        private double weight(long from, long to) {
            double weight = 1;
            for (long k = from; k < to && weight > VANISHED; k++) {
                weight *= up(k);
            }
            for (long k = from; k > to && weight > VANISHED; k--) {
                weight /= up(k - 1);
            }
            return weight;
        }

        /** Weight of table k+1 over that of table k. */
        private double up(long k) {
            return (double) (refN - k) / (k + 1) * ((double) (successes - k) / (curN - successes + k + 1));
        }
    }
}
