package io.modeldeck.stats;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Confidence-based performance estimation (CBPE) of a binary classifier without outcomes: each row counts as right with its calibrated probability. It
 * holds where the probabilities are calibrated and the concept has not changed; it cannot see that it has.
 *
 * @param rocAuc area under the ROC curve with every row a positive of weight p and a negative of weight 1 − p, ties counting half; empty where one
 *     class has no weight
 */
public record ExpectedConfusion(double tp, double fp, double fn, double tn, OptionalDouble rocAuc) {

    /**
     * @param p calibrated probability of the positive class, 0 to 1
     * @param predicted whether the positive class was predicted
     * @return empty without rows
     */
    public static Optional<ExpectedConfusion> of(double[] p, boolean[] predicted) {
        Rows.requirePaired(p.length, predicted.length);
        double tp = 0;
        double fp = 0;
        double fn = 0;
        double tn = 0;
        for (int i = 0; i < p.length; i++) {
            if (!(p[i] >= 0 && p[i] <= 1)) {
                throw new IllegalArgumentException("a probability lies between 0 and 1, not at " + p[i]);
            }
            if (predicted[i]) {
                tp += p[i];
                fp += 1 - p[i];
            } else {
                fn += p[i];
                tn += 1 - p[i];
            }
        }
        return p.length == 0 ? Optional.empty() : Optional.of(new ExpectedConfusion(tp, fp, fn, tn, auc(p)));
    }

    public double accuracy() {
        return (tp + tn) / (tp + fp + fn + tn);
    }

    /** 0 where nothing was predicted positive. */
    public double precision() {
        return ratio(tp, tp + fp);
    }

    /** 0 where no positive is expected. */
    public double recall() {
        return ratio(tp, tp + fn);
    }

    /** 0 where nothing is positive on either side. */
    public double f1() {
        return ratio(2 * tp, 2 * tp + fp + fn);
    }

    private static double ratio(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }

    private static OptionalDouble auc(double[] p) {
        double[] ascending = p.clone();
        Arrays.sort(ascending);
        double pairs = 0;
        double negatives = 0;
        double positives = 0;
        int i = 0;
        while (i < ascending.length) {
            double value = ascending[i];
            int first = i;
            while (i < ascending.length && ascending[i] == value) {
                i++;
            }
            double same = i - first;
            pairs += same * value * (negatives + same * (1 - value) / 2);
            negatives += same * (1 - value);
            positives += same * value;
        }
        return positives > 0 && negatives > 0
                ? OptionalDouble.of(pairs / (positives * negatives))
                : OptionalDouble.empty();
    }
}
