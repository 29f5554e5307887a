package io.modeldeck.stats;

import org.apache.commons.math3.distribution.ChiSquaredDistribution;

/** How often something happens that happens by itself. */
public final class PoissonRate {

    private PoissonRate() {}

    /**
     * Garwood's exact interval (1936) of a rate.
     *
     * @param count how often it happened
     * @param exposure over how long, above 0
     * @return events for one unit of exposure
     */
    public static Interval interval(long count, double exposure, double confidence) {
        if (count < 0 || !(exposure > 0) || !(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException(
                    count + " events over " + exposure + " have no interval of " + confidence);
        }
        double outside = (1 - confidence) / 2;
        double low = count == 0 ? 0 : quantile(2.0 * count, outside) / 2;
        double high = quantile(2.0 * count + 2, 1 - outside) / 2;
        return new Interval(low / exposure, high / exposure);
    }

    private static double quantile(double degrees, double p) {
        return new ChiSquaredDistribution(null, degrees).inverseCumulativeProbability(p);
    }
}
