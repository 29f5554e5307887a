package io.modeldeck.stats;

import java.util.Arrays;

/**
 * The tail of a distribution above a high level, as a generalised Pareto distribution (Pickands 1975): what lies beyond the largest value seen can be
 * told from how the values above the level thin out.
 *
 * <p>Fitted by probability-weighted moments (Hosking and Wallis 1987), which is steadier than maximum likelihood for a few dozen values. The shape is
 * held between −0.5 and 0.5: below, the mean of the values says nothing any longer; above, the tail ends so abruptly that its end is guessed.
 *
 * @param level where the tail begins
 * @param scale above 0, but 0 where all excesses are equal
 * @param shape Hosking's k: 0 for an exponential tail, negative for a heavier one, positive for one that ends
 */
public record ParetoTail(double level, double scale, double shape) {

    private static final double STEEPEST = 0.5;
    private static final double EXPONENTIAL = 1e-9;

    /**
     * @param peaks values above the level, at least two; not changed
     */
    public static ParetoTail fit(double[] peaks, double level) {
        double[] excess =
                Arrays.stream(peaks).map(peak -> peak - level).sorted().toArray();
        int n = excess.length;
        double mean = 0;
        double weighted = 0;
        for (int i = 0; i < n; i++) {
            mean += excess[i] / n;
            weighted += excess[i] * (n - 1 - i) / (n - 1) / n;
        }
        double spread = mean - 2 * weighted;
        if (spread <= mean * EXPONENTIAL) {
            return new ParetoTail(level + mean, 0, 0);
        }
        double shape = Math.clamp(mean / spread - 2, -STEEPEST, STEEPEST);
        // With the shape held, the scale that keeps the mean: E(Y) = scale / (1 + shape).
        return new ParetoTail(level, mean * (1 + shape), shape);
    }

    /** The value that a peak exceeds with the probability, from above 0 to 1. */
    public double exceededWith(double probability) {
        if (!(probability > 0 && probability <= 1)) {
            throw new IllegalArgumentException("a probability lies above 0 and is at most 1, not " + probability);
        }
        return Math.abs(shape) < EXPONENTIAL
                ? level - scale * Math.log(probability)
                : level + scale / shape * (1 - Math.pow(probability, shape));
    }

    /** The probability that a peak exceeds the value. */
    public double exceeds(double value) {
        double excess = value - level;
        if (excess < 0) {
            return 1;
        }
        if (scale == 0) {
            return excess > 0 ? 0 : 1;
        }
        return Math.abs(shape) < EXPONENTIAL
                ? Math.exp(-excess / scale)
                : Math.pow(Math.max(0, 1 - shape * excess / scale), 1 / shape);
    }
}
