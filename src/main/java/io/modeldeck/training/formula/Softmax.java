package io.modeldeck.training.formula;

/** Scores to probabilities, without overflow. */
public final class Softmax {

    private Softmax() {}

    /** Replaces the scores by probabilities; returns the sum of {@code exp(score − largest score)}. */
    public static double inPlace(double[] scores) {
        double top = Double.NEGATIVE_INFINITY;
        for (double score : scores) {
            top = Math.max(top, score);
        }
        double sum = 0;
        for (int k = 0; k < scores.length; k++) {
            scores[k] = Math.exp(scores[k] - top);
            sum += scores[k];
        }
        for (int k = 0; k < scores.length; k++) {
            scores[k] /= sum;
        }
        return sum;
    }
}
