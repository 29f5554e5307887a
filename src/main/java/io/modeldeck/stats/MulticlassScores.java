package io.modeldeck.stats;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Quality of the class probabilities of a classifier.
 *
 * @param logLoss mean negative log-likelihood; rows renormalised to sum 1, then clipped to [1e-15, 1 − 1e-15]
 * @param brierSum mean over rows of the squared errors summed over classes
 * @param rocAucOvrMacro mean area under the ROC curve of each class against the rest; empty unless every
 *     class has true rows and others
 * @param rocAucOvoMacro mean area over all pairs of classes (Hand and Till 2001); empty unless every class
 *     has true rows
 * @param top2Accuracy share of rows whose true class is among the two most probable; ties go to the lower
 *     class number
 */
public record MulticlassScores(
        double logLoss,
        double brierSum,
        OptionalDouble rocAucOvrMacro,
        OptionalDouble rocAucOvoMacro,
        double top2Accuracy) {

    private static final double CLIP = 1e-15;

    /**
     * @param truth class number of each row
     * @param probabilities one array per row with one probability per class, at least two classes
     * @return empty without rows
     */
    public static Optional<MulticlassScores> of(int[] truth, double[][] probabilities) {
        Rows.requirePaired(truth.length, probabilities.length);
        if (truth.length == 0) {
            return Optional.empty();
        }
        int classes = probabilities[0].length;
        double logLoss = 0;
        double brier = 0;
        double top2 = 0;
        for (int i = 0; i < truth.length; i++) {
            requireRow(truth[i], probabilities[i], classes, i);
            logLoss -= logProbability(truth[i], probabilities[i]);
            brier += squaredErrors(truth[i], probabilities[i]);
            top2 += rankOf(truth[i], probabilities[i]) < 2 ? 1 : 0;
        }
        int n = truth.length;
        return Optional.of(new MulticlassScores(
                logLoss / n,
                brier / n,
                macro(oneAgainstRest(truth, probabilities)),
                oneAgainstOne(truth, probabilities, classes),
                top2 / n));
    }

    private static double logProbability(int truth, double[] row) {
        double sum = 0;
        for (double p : row) {
            sum += p;
        }
        return Math.log(Math.clamp(row[truth] / sum, CLIP, 1 - CLIP));
    }

    private static double squaredErrors(int truth, double[] row) {
        double sum = 0;
        for (int c = 0; c < row.length; c++) {
            double error = row[c] - (c == truth ? 1 : 0);
            sum += error * error;
        }
        return sum;
    }

    private static int rankOf(int truth, double[] row) {
        int ahead = 0;
        for (int c = 0; c < row.length; c++) {
            if (row[c] > row[truth] || (row[c] == row[truth] && c < truth)) {
                ahead++;
            }
        }
        return ahead;
    }

    /**
     * The area under the ROC curve of each class against the rest; NaN where a class has no true rows, or all of them.
     *
     * @param truth class number of each row
     * @param probabilities one array per row with one probability per class, at least two classes
     */
    public static double[] oneAgainstRest(int[] truth, double[][] probabilities) {
        Rows.requirePaired(truth.length, probabilities.length);
        int classes = truth.length == 0 ? 0 : probabilities[0].length;
        for (int i = 0; i < truth.length; i++) {
            requireRow(truth[i], probabilities[i], classes, i);
        }
        double[] aucs = new double[classes];
        for (int c = 0; c < classes; c++) {
            aucs[c] = auc(truth, probabilities, c, -1).orElse(Double.NaN);
        }
        return aucs;
    }

    /** The loss of one row: minus the logarithm of its true class's share of the row, clipped as the mean is. */
    public static double logLoss(int truth, double[] probabilities) {
        return -logProbability(truth, probabilities);
    }

    private static OptionalDouble macro(double[] aucs) {
        double mean = Arrays.stream(aucs).average().orElseThrow();
        return Double.isNaN(mean) ? OptionalDouble.empty() : OptionalDouble.of(mean);
    }

    private static OptionalDouble oneAgainstOne(int[] truth, double[][] probabilities, int classes) {
        double sum = 0;
        for (int a = 0; a < classes; a++) {
            for (int b = 0; b < classes; b++) {
                OptionalDouble auc = a == b ? OptionalDouble.of(0) : auc(truth, probabilities, a, b);
                if (auc.isEmpty()) {
                    return auc;
                }
                sum += auc.getAsDouble();
            }
        }
        return OptionalDouble.of(sum / (classes * (classes - 1.0)));
    }

    /** AUC of the score of class {@code c}, its rows against those of {@code other}, or all others when that is −1. */
    private static OptionalDouble auc(int[] truth, double[][] probabilities, int c, int other) {
        int n = 0;
        boolean[] positive = new boolean[truth.length];
        double[] score = new double[truth.length];
        for (int i = 0; i < truth.length; i++) {
            if (other < 0 || truth[i] == c || truth[i] == other) {
                positive[n] = truth[i] == c;
                score[n++] = probabilities[i][c];
            }
        }
        return BinaryMetrics.rocAuc(Arrays.copyOf(positive, n), Arrays.copyOf(score, n));
    }

    private static void requireRow(int truth, double[] row, int classes, int index) {
        if (row.length != classes || classes < 2 || truth < 0 || truth >= classes) {
            throw new IllegalArgumentException("row " + index + " has class " + truth + " and " + row.length
                    + " probabilities; expected a class and a probability for each of " + classes
                    + " classes, two at least");
        }
        Rows.requireFinite("a probability in line " + index, row);
    }
}
