package io.modeldeck.stats;

import java.util.Optional;

/**
 * Tukey's fences (1977): a value outside [Q1 − 1.5·IQR, Q3 + 1.5·IQR] is an outlier. Quartiles by linear
 * interpolation.
 */
public record TukeyFences(double q1, double q3, double lower, double upper) {

    private static final double REACH = 1.5;

    /** Empty when the sample has no values. */
    public static Optional<TukeyFences> of(Sample sample) {
        if (sample.isEmpty()) {
            return Optional.empty();
        }
        double q1 = sample.quantile(0.25);
        double q3 = sample.quantile(0.75);
        double reach = REACH * (q3 - q1);
        return Optional.of(new TukeyFences(q1, q3, q1 - reach, q3 + reach));
    }

    public double interquartileRange() {
        return q3 - q1;
    }

    public boolean isOutside(double value) {
        return value < lower || value > upper;
    }

    public int countOutside(Sample sample) {
        return sample.countOutside(lower, upper);
    }
}
