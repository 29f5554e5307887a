package io.modeldeck.stats;

import java.util.Arrays;
import java.util.Optional;

/**
 * Scores made into probabilities: isotonic calibration, kept only where it lowers the expected calibration error on rows that it was not fitted to.
 *
 * @param isotonic empty where the scores are as good as they are
 * @param errorBefore expected calibration error of the scores on the rows kept aside
 * @param errorAfter the same behind the calibration
 */
public record Calibration(Optional<Isotonic> isotonic, double errorBefore, double errorAfter) {

    /** Fitted to every other row and judged on the rest. Needs two rows at least. */
    public static Calibration of(double[] score, boolean[] truth) {
        Rows.requirePaired(score.length, truth.length);
        if (score.length < 2) {
            throw new IllegalArgumentException("a calibration needs two rows at least, not " + score.length);
        }
        Isotonic fitted = Isotonic.of(every(score, 0), every(truth, 0));
        double[] aside = every(score, 1);
        boolean[] came = every(truth, 1);
        double before = error(aside, came);
        double after = error(Arrays.stream(aside).map(fitted::apply).toArray(), came);
        return new Calibration(after < before ? Optional.of(fitted) : Optional.empty(), before, after);
    }

    /** The probability that a score stands for. */
    public double apply(double score) {
        return isotonic.map(fitted -> fitted.apply(score)).orElse(score);
    }

    private static double error(double[] score, boolean[] truth) {
        return BinaryMetrics.of(truth, score, new boolean[score.length])
                .orElseThrow()
                .ece10();
    }

    private static double[] every(double[] values, int offset) {
        double[] picked = new double[(values.length + 1 - offset) / 2];
        Arrays.setAll(picked, i -> values[2 * i + offset]);
        return picked;
    }

    private static boolean[] every(boolean[] values, int offset) {
        boolean[] picked = new boolean[(values.length + 1 - offset) / 2];
        for (int i = 0; i < picked.length; i++) {
            picked[i] = values[2 * i + offset];
        }
        return picked;
    }
}
