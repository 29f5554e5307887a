package io.modeldeck.stats;

import java.util.Optional;
import org.apache.commons.math3.distribution.BinomialDistribution;

/** Sampling-error bands: where a shown mean, rate or percentile could lie by chance alone, 95 times of 100. */
public final class Bands {

    public static final double CONFIDENCE = 0.95;

    private Bands() {}

    /**
     * mean ± z·std/√n. Empty below two rows.
     *
     * @param std standard deviation of the rows, divisor n−1
     */
    public static Optional<Interval> meanBand(long n, double mean, double std) {
        if (n < 2) {
            return Optional.empty();
        }
        double half = Proportions.zOf(CONFIDENCE) * std / Math.sqrt(n);
        return Optional.of(new Interval(mean - half, mean + half));
    }

    /** Wilson's interval; empty without rows. */
    public static Optional<Interval> rateBand(long successes, long n) {
        return Proportions.wilsonInterval(successes, n, CONFIDENCE);
    }

    /**
     * Distribution-free band of a quantile between two order statistics: the number of rows below the true
     * quantile is binomial (e.g. Hahn and Meeker 1991). Empty when the sample is too small to bound the
     * quantile on both sides; a p99 needs several hundred rows.
     *
     * @param p between 0 and 1, exclusive
     */
    public static Optional<Interval> quantileBand(Sample sample, double p) {
        if (!(p > 0 && p < 1)) {
            throw new IllegalArgumentException("a quantile with a band lies between 0 and 1, not at " + p);
        }
        BinomialDistribution below = new BinomialDistribution(null, sample.n(), p);
        double outside = (1 - CONFIDENCE) / 2;
        int low = below.inverseCumulativeProbability(outside);
        int high = below.inverseCumulativeProbability(1 - outside) + 1;
        if (low < 1 || high > sample.n()) {
            return Optional.empty();
        }
        return Optional.of(new Interval(sample.sorted()[low - 1], sample.sorted()[high - 1]));
    }
}
