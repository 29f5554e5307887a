package io.modeldeck.stats;

import java.util.OptionalDouble;

/**
 * The four cells of a binary classification. The cells may be fractions: an estimate without labels
 * fills them with expected counts. A ratio without denominator is 0.
 */
public record BinaryConfusion(double tn, double fp, double fn, double tp) {

    public BinaryConfusion {
        if (!(tn >= 0 && fp >= 0 && fn >= 0 && tp >= 0)) {
            throw new IllegalArgumentException("counts cannot be negative: " + tn + ", " + fp + ", " + fn + ", " + tp);
        }
    }

    /** Counts rows; both arrays have the same length. */
    public static BinaryConfusion of(boolean[] truth, boolean[] predicted) {
        Rows.requirePaired(truth.length, predicted.length);
        long[] cells = new long[4];
        for (int i = 0; i < truth.length; i++) {
            cells[(truth[i] ? 2 : 0) + (predicted[i] ? 1 : 0)]++;
        }
        return new BinaryConfusion(cells[0], cells[1], cells[2], cells[3]);
    }

    public double n() {
        return tn + fp + fn + tp;
    }

    public double accuracy() {
        return ratio(tn + tp, n());
    }

    public double precision() {
        return ratio(tp, tp + fp);
    }

    public double recall() {
        return ratio(tp, tp + fn);
    }

    public double specificity() {
        return ratio(tn, tn + fp);
    }

    /** F1 of the positive class. */
    public double f1() {
        return ratio(2 * tp, 2 * tp + fp + fn);
    }

    /** Mean of the F1 of both classes. */
    public double f1Macro() {
        return (f1() + f1OfNegatives()) / 2;
    }

    /** Mean of the F1 of both classes, weighted by their true rows. */
    public double f1Weighted() {
        return ratio((tp + fn) * f1() + (tn + fp) * f1OfNegatives(), n());
    }

    /** Matthews correlation coefficient (1975), −1 to 1. */
    public double mcc() {
        return ratio(
                tp * tn - fp * fn, Math.sqrt(tp + fp) * Math.sqrt(tp + fn) * Math.sqrt(tn + fp) * Math.sqrt(tn + fn));
    }

    /** Cohen's kappa (1960): agreement beyond chance. */
    public double cohenKappa() {
        double chance = (tp + fp) * (fp + tn) + (tp + fn) * (fn + tn);
        return ratio(2 * (tp * tn - fp * fn), chance);
    }

    /** Mean of recall and specificity; empty when the truth holds one class only. */
    public OptionalDouble balancedAccuracy() {
        boolean bothClasses = tp + fn > 0 && tn + fp > 0;
        return bothClasses ? OptionalDouble.of((recall() + specificity()) / 2) : OptionalDouble.empty();
    }

    private double f1OfNegatives() {
        return ratio(2 * tn, 2 * tn + fp + fn);
    }

    private static double ratio(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }
}
