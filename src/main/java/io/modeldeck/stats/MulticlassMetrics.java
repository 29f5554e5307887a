package io.modeldeck.stats;

import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/**
 * Quality of a classifier over classes numbered 0 to k−1, from its confusion matrix (rows = truth). A
 * ratio without denominator is 0; a class that never occurs counts 0 in macro means.
 */
public final class MulticlassMetrics {

    private final long[][] confusion;
    private final long[] truths;
    private final long[] predictions;
    private final long n;
    private final long right;

    private MulticlassMetrics(long[][] confusion) {
        int k = confusion.length;
        this.confusion = confusion;
        this.truths = new long[k];
        this.predictions = new long[k];
        long total = 0;
        long diagonal = 0;
        for (int truth = 0; truth < k; truth++) {
            diagonal += confusion[truth][truth];
            for (int predicted = 0; predicted < k; predicted++) {
                truths[truth] += confusion[truth][predicted];
                predictions[predicted] += confusion[truth][predicted];
                total += confusion[truth][predicted];
            }
        }
        this.n = total;
        this.right = diagonal;
    }

    /** Counts rows of class numbers below {@code classes}. Empty without rows. */
    public static Optional<MulticlassMetrics> of(int[] truth, int[] predicted, int classes) {
        Rows.requirePaired(truth.length, predicted.length);
        long[][] confusion = new long[classes][classes];
        for (int i = 0; i < truth.length; i++) {
            requireClass(truth[i], classes, i);
            requireClass(predicted[i], classes, i);
            confusion[truth[i]][predicted[i]]++;
        }
        return truth.length == 0 ? Optional.empty() : Optional.of(new MulticlassMetrics(confusion));
    }

    public int classes() {
        return confusion.length;
    }

    public long n() {
        return n;
    }

    public long count(int truth, int predicted) {
        return confusion[truth][predicted];
    }

    /** Rows whose true class is {@code c}. */
    public long support(int c) {
        return truths[c];
    }

    public double accuracy() {
        return (double) right / n;
    }

    public double precision(int c) {
        return ratio(confusion[c][c], predictions[c]);
    }

    public double recall(int c) {
        return ratio(confusion[c][c], truths[c]);
    }

    public double f1(int c) {
        return ratio(2 * confusion[c][c], truths[c] + predictions[c]);
    }

    public double precisionMacro() {
        return macro(this::precision);
    }

    public double recallMacro() {
        return macro(this::recall);
    }

    public double f1Macro() {
        return macro(this::f1);
    }

    /** F1 of the classes weighted by support. */
    public double f1Weighted() {
        double sum = 0;
        for (int c = 0; c < classes(); c++) {
            sum += f1(c) * truths[c];
        }
        return sum / n;
    }

    /** F1 over all decisions together; with one class per row it equals the accuracy. */
    public double f1Micro() {
        return accuracy();
    }

    /** The k-class correlation coefficient of Gorodkin (2004); 0 when either side has one class only. */
    public double mcc() {
        double both = Math.sqrt(spread(truths)) * Math.sqrt(spread(predictions));
        return both == 0 ? 0 : ((double) right * n - agreementByChance()) / both;
    }

    /** Cohen's kappa; 0 when chance alone would agree everywhere. */
    public double cohenKappa() {
        double chance = agreementByChance();
        double room = (double) n * n - chance;
        return room == 0 ? 0 : ((double) right * n - chance) / room;
    }

    private double agreementByChance() {
        double sum = 0;
        for (int c = 0; c < classes(); c++) {
            sum += (double) truths[c] * predictions[c];
        }
        return sum;
    }

    private double spread(long[] totals) {
        double spread = (double) n * n;
        for (long total : totals) {
            spread -= (double) total * total;
        }
        return spread;
    }

    private double macro(IntToDoubleFunction metric) {
        double sum = 0;
        for (int c = 0; c < classes(); c++) {
            sum += metric.applyAsDouble(c);
        }
        return sum / classes();
    }

    private static double ratio(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    private static void requireClass(int c, int classes, int row) {
        if (c < 0 || c >= classes) {
            throw new IllegalArgumentException(
                    "row " + row + " has class " + c + ", but classes run from 0 to " + (classes - 1));
        }
    }
}
