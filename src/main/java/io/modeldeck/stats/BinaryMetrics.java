package io.modeldeck.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Quality of a binary classifier that gives the probability of the positive class.
 *
 * @param confusion counts and every metric that follows from them
 * @param logLoss mean negative log-likelihood, scores clipped to [1e-15, 1 − 1e-15]
 * @param brier mean squared error of the score
 * @param ece10 expected calibration error over ten equal bins
 * @param rocAuc area under the ROC curve, score ties count half; empty with one class only
 * @param averagePrecision Σ (R_i − R_{i−1})·P_i over the distinct scores, descending; empty without positives
 * @param ksSeparation Kolmogorov–Smirnov distance of the scores of both classes; empty with one class only
 * @param calibration the non-empty calibration bins, ascending
 */
public record BinaryMetrics(
        BinaryConfusion confusion,
        double logLoss,
        double brier,
        double ece10,
        OptionalDouble rocAuc,
        OptionalDouble averagePrecision,
        OptionalDouble ksSeparation,
        List<CalibrationBin> calibration) {

    private static final double CLIP = 1e-15;
    static final int BINS = 10;

    public BinaryMetrics {
        calibration = List.copyOf(calibration);
    }

    /** Predicts the positive class where score ≥ threshold. Empty without rows. */
    public static Optional<BinaryMetrics> of(boolean[] truth, double[] score, double threshold) {
        boolean[] predicted = new boolean[score.length];
        for (int i = 0; i < score.length; i++) {
            predicted[i] = score[i] >= threshold;
        }
        return of(truth, score, predicted);
    }

    /** With predictions decided elsewhere. Scores must be finite. Empty without rows. */
    public static Optional<BinaryMetrics> of(boolean[] truth, double[] score, boolean[] predicted) {
        Rows.requirePaired(truth.length, score.length);
        Rows.requireFinite("the score", score);
        BinaryConfusion confusion = BinaryConfusion.of(truth, predicted);
        if (truth.length == 0) {
            return Optional.empty();
        }
        Sample positives = Sample.of(scoresOf(true, truth, score));
        Sample negatives = Sample.of(scoresOf(false, truth, score));
        boolean both = !positives.isEmpty() && !negatives.isEmpty();
        TieGroups groups = TieGroups.of(positives, negatives);
        List<CalibrationBin> calibration = calibration(truth, score);
        return Optional.of(new BinaryMetrics(
                confusion,
                logLoss(truth, score),
                brier(truth, score),
                expectedCalibrationError(calibration, truth.length),
                both ? OptionalDouble.of(rocAuc(positives, negatives, groups)) : OptionalDouble.empty(),
                positives.isEmpty()
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(averagePrecision(groups, positives.n())),
                both
                        ? OptionalDouble.of(KolmogorovSmirnov.statistic(positives.sorted(), negatives.sorted()))
                        : OptionalDouble.empty(),
                calibration));
    }

    /** Area under the ROC curve alone; empty with one class only. */
    public static OptionalDouble rocAuc(boolean[] truth, double[] score) {
        Rows.requirePaired(truth.length, score.length);
        Rows.requireFinite("the score", score);
        Sample positives = Sample.of(scoresOf(true, truth, score));
        Sample negatives = Sample.of(scoresOf(false, truth, score));
        return positives.isEmpty() || negatives.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(rocAuc(positives, negatives, TieGroups.of(positives, negatives)));
    }

    /** Gini coefficient 2·AUC − 1; empty with one class only. */
    public OptionalDouble gini() {
        return rocAuc.isEmpty() ? rocAuc : OptionalDouble.of(2 * rocAuc.getAsDouble() - 1);
    }

    private static double rocAuc(Sample positives, Sample negatives, TieGroups groups) {
        return MannWhitney.u(groups) / ((double) positives.n() * negatives.n());
    }

    private static double averagePrecision(TieGroups groups, int positives) {
        double sum = 0;
        double tp = 0;
        double predicted = 0;
        for (int g = groups.size() - 1; g >= 0; g--) {
            tp += groups.ref(g);
            predicted += groups.both(g);
            sum += groups.ref(g) * (tp / predicted);
        }
        return sum / positives;
    }

    private static double logLoss(boolean[] truth, double[] score) {
        double sum = 0;
        for (int i = 0; i < truth.length; i++) {
            sum += logLoss(truth[i], score[i]);
        }
        return sum / truth.length;
    }

    /** What one row adds to the log loss: −ln of the probability that was given to what is true, clipped. */
    public static double logLoss(boolean truth, double score) {
        double p = Math.clamp(score, CLIP, 1 - CLIP);
        return -Math.log(truth ? p : 1 - p);
    }

    private static double brier(boolean[] truth, double[] score) {
        double sum = 0;
        for (int i = 0; i < truth.length; i++) {
            double error = score[i] - (truth[i] ? 1 : 0);
            sum += error * error;
        }
        return sum / truth.length;
    }

    private static List<CalibrationBin> calibration(boolean[] truth, double[] score) {
        long[] counts = new long[BINS];
        double[] scores = new double[BINS];
        long[] positives = new long[BINS];
        for (int i = 0; i < truth.length; i++) {
            int bin = binOf(score[i]);
            counts[bin]++;
            scores[bin] += score[i];
            positives[bin] += truth[i] ? 1 : 0;
        }
        List<CalibrationBin> bins = new ArrayList<>();
        for (int bin = 0; bin < BINS; bin++) {
            if (counts[bin] > 0) {
                double n = counts[bin];
                bins.add(new CalibrationBin(bin, counts[bin], scores[bin] / n, positives[bin] / n));
            }
        }
        return bins;
    }

    /** The calibration bin of a score. */
    static int binOf(double score) {
        return Math.clamp((long) Math.ceil(BINS * score) - 1, 0, BINS - 1);
    }

    private static double expectedCalibrationError(List<CalibrationBin> bins, int n) {
        double error = 0;
        for (CalibrationBin bin : bins) {
            error += Math.abs(bin.meanScore() - bin.rate()) * bin.count() / n;
        }
        return error;
    }

    private static double[] scoresOf(boolean side, boolean[] truth, double[] score) {
        double[] scores = new double[score.length];
        int n = 0;
        for (int i = 0; i < score.length; i++) {
            if (truth[i] == side) {
                scores[n++] = score[i];
            }
        }
        return Arrays.copyOf(scores, n);
    }
}
