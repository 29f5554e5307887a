package io.modeldeck.stats;

import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.special.Erf;
import org.apache.commons.math3.special.Gamma;

/**
 * Tail probabilities, taken from the complementary special functions: one minus a distribution
 * function would lose every digit of a small p value.
 */
final class Tails {

    private Tails() {}

    /** P(|Z| ≥ |z|) of the standard normal distribution. */
    static double normalTwoSided(double z) {
        return Erf.erfc(Math.abs(z) / Math.sqrt(2));
    }

    /** The z with P(Z ≤ z) = p. */
    static double normalQuantile(double p) {
        return Math.sqrt(2) * Erf.erfInv(2 * p - 1);
    }

    /** P(X ≥ x) of the chi-square distribution; 1 with no degree of freedom, where X is always 0. */
    static double chiSquare(double x, int degreesOfFreedom) {
        return degreesOfFreedom == 0 ? 1 : Gamma.regularizedGammaQ(degreesOfFreedom / 2.0, x / 2);
    }

    /** P(|T| ≥ |t|) of Student's distribution. */
    static double studentTwoSided(double t, double degreesOfFreedom) {
        double x = degreesOfFreedom / (degreesOfFreedom + t * t);
        return Beta.regularizedBeta(x, degreesOfFreedom / 2, 0.5);
    }
}
