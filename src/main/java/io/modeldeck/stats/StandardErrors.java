package io.modeldeck.stats;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * How far figures that were computed from rows scatter by chance, as standard errors of large samples. But for the area under the curve they come
 * from each row's influence on the figure, whose standard deviation over √n is the error (the delta method; Hampel 1974): for a mean that is the
 * familiar s/√n. Nothing is told of fewer than two rows.
 */
public final class StandardErrors {

    private StandardErrors() {}

    /** Of the mean of the values: s/√n with divisor n−1. */
    public static OptionalDouble ofMean(double[] values) {
        int n = values.length;
        if (n < 2) {
            return OptionalDouble.empty();
        }
        double mean = Arrays.stream(values).sum() / n;
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return OptionalDouble.of(Math.sqrt(squares / (n - 1) / n));
    }

    /** Of the root of the mean of the squared errors: √m has the slope 1/(2√m). Empty where the mean is 0, too. */
    public static OptionalDouble ofRootMean(double[] squaredErrors) {
        double mean = Arrays.stream(squaredErrors).average().orElse(0);
        OptionalDouble error = ofMean(squaredErrors);
        return mean == 0 || error.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(error.getAsDouble() / (2 * Math.sqrt(mean)));
    }

    /** Of R² = 1 − MSE/Var(truth): the influence of a row is MSE·(y−ȳ)²/Var² − e²/Var. Empty for a constant truth, too. */
    public static OptionalDouble ofR2(double[] truth, double[] predicted) {
        Rows.requirePaired(truth.length, predicted.length);
        Sample truths = Sample.of(truth);
        double variance = truths.isEmpty() ? 0 : truths.std() * truths.std();
        if (variance == 0) {
            return OptionalDouble.empty();
        }
        double mse = 0;
        for (int i = 0; i < truth.length; i++) {
            mse += square(truth[i] - predicted[i]) / truth.length;
        }
        double[] influence = new double[truth.length];
        for (int i = 0; i < truth.length; i++) {
            influence[i] =
                    (mse * square(truth[i] - truths.mean()) / variance - square(truth[i] - predicted[i])) / variance;
        }
        return ofMean(influence);
    }

    /**
     * Of the mean F1 of some classes. With p the share of rows and t, q the shares of a class among truths and predictions, F1 = 2p/(t+q), and a row's
     * influence is (2·[right] − F1·([true]+[predicted]))/(t+q) for each of the classes (after Takahashi et al. 2022).
     *
     * @param truth class numbers below {@code classes}
     * @param of the classes whose F1 is averaged
     */
    public static OptionalDouble ofF1(int[] truth, int[] predicted, int classes, int... of) {
        Rows.requirePaired(truth.length, predicted.length);
        double[] right = new double[classes];
        double[] either = new double[classes];
        for (int i = 0; i < truth.length; i++) {
            right[truth[i]] += truth[i] == predicted[i] ? 1 : 0;
            either[truth[i]]++;
            either[predicted[i]]++;
        }
        double[] influence = new double[truth.length];
        for (int c : of) {
            double share = either[c] / truth.length;
            double f1 = 2 * right[c] / either[c];
            for (int i = 0; i < truth.length && either[c] > 0; i++) {
                int isTrue = truth[i] == c ? 1 : 0;
                int isPredicted = predicted[i] == c ? 1 : 0;
                influence[i] += (2 * isTrue * isPredicted - f1 * (isTrue + isPredicted)) / share / of.length;
            }
        }
        return ofMean(influence);
    }

    /**
     * Of the area under the ROC curve (Hanley and McNeil 1982): with Q1 = A/(2−A) and Q2 = 2A²/(1+A) the variance is
     * (A(1−A) + (n₊−1)(Q1−A²) + (n₋−1)(Q2−A²)) / (n₊n₋). The two Q are those of exponential scores; for normal ones the error comes out about a
     * tenth too large. Empty without both classes.
     */
    public static OptionalDouble ofRocAuc(double auc, long positives, long negatives) {
        if (positives == 0 || negatives == 0) {
            return OptionalDouble.empty();
        }
        double q1 = auc / (2 - auc);
        double q2 = 2 * auc * auc / (1 + auc);
        double scatter = auc * (1 - auc) + (positives - 1) * (q1 - auc * auc) + (negatives - 1) * (q2 - auc * auc);
        return OptionalDouble.of(Math.sqrt(Math.max(0, scatter) / ((double) positives * negatives)));
    }

    private static double square(double value) {
        return value * value;
    }
}
