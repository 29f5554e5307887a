package io.modeldeck.stats;

import java.util.Optional;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.distribution.TDistribution;

/** Sampling-error bands: where a shown mean, rate or percentile could lie by chance alone, 95 times of 100. */
public final class Bands {

    public static final double CONFIDENCE = 0.95;

    private static final double Z = Proportions.zOf(CONFIDENCE);
    private static final double AS_NORMAL = 25;
    /** Beyond so many degrees of freedom Student's t is the normal quantile to three digits. */
    private static final long NORMAL_FROM = 1_000;

    private Bands() {}

    /**
     * mean ± t·std/√n with Student's t of n−1 degrees of freedom (1908). Empty below two rows.
     *
     * @param std standard deviation of the rows, divisor n−1
     */
    public static Optional<Interval> meanBand(long n, double mean, double std) {
        return around(mean, std / Math.sqrt(n), n);
    }

    /**
     * value ± t·error, for any figure of n rows whose standard error is known. Empty below two rows, and where nothing scatters: rows that are all
     * alike say nothing of chance.
     */
    public static Optional<Interval> around(double value, double standardError, long n) {
        if (n < 2 || !(standardError > 0 && standardError < Double.POSITIVE_INFINITY)) {
            return Optional.empty();
        }
        double half = standardError * tOf(n - 1);
        return Optional.of(new Interval(value - half, value + half));
    }

    private static double tOf(long freedom) {
        return freedom > NORMAL_FROM
                ? Z
                : new TDistribution(null, freedom).inverseCumulativeProbability((1 + CONFIDENCE) / 2);
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
        return ranks(sample.n(), p)
                .map(ranks -> new Interval(
                        sample.sorted()[Math.toIntExact(ranks.low()) - 1],
                        sample.sorted()[Math.toIntExact(ranks.high()) - 1]));
    }

    /** The same band out of a sketch, whose values are within 1 % themselves; so may the ends of the band be. */
    public static Optional<Interval> quantileBand(LatencySketch sketch, double p) {
        long n = sketch.count();
        return ranks(n, p)
                .map(ranks -> new Interval(valueAt(sketch, ranks.low(), n), valueAt(sketch, ranks.high(), n)));
    }

    private static double valueAt(LatencySketch sketch, long rank, long n) {
        return sketch.quantile((double) rank / n).orElseThrow();
    }

    /** Ranks, from 1, between which a quantile lies. */
    record Ranks(long low, long high) {}

    /**
     * From the binomial distribution itself; where that is as good as normal (n·p·(1−p) of 25 and more), from np ± z·√(np(1−p)), rounded outwards.
     */
    static Optional<Ranks> ranks(long n, double p) {
        if (!(p > 0 && p < 1)) {
            throw new IllegalArgumentException("a quantile with a band lies between 0 and 1, not at " + p);
        }
        double variance = n * p * (1 - p);
        double outside = (1 - CONFIDENCE) / 2;
        long low;
        long high;
        if (variance < AS_NORMAL) {
            BinomialDistribution below = new BinomialDistribution(null, (int) n, p);
            low = below.inverseCumulativeProbability(outside);
            high = below.inverseCumulativeProbability(1 - outside) + 1L;
        } else {
            low = (long) Math.floor(n * p - Z * Math.sqrt(variance));
            high = (long) Math.ceil(n * p + Z * Math.sqrt(variance)) + 1;
        }
        return low < 1 || high > n ? Optional.empty() : Optional.of(new Ranks(low, high));
    }
}
