package io.modeldeck.stats;

import java.util.SplittableRandom;

/** The paired bootstrap (Efron 1979): the same rows are drawn again and again for both sides, and what differs between the sides is looked at each time. */
public final class PairedBootstrap {

    private PairedBootstrap() {}

    /**
     * Where the difference of two root mean squared errors lies, the first minus the second, by percentiles.
     *
     * @param firstSquares squared errors of the first, row by row; at least one
     * @param secondSquares of the second on the same rows
     * @param draws how often as many rows are drawn as there are
     * @param seed the same seed draws the same rows
     */
    public static Interval rootMeanDifference(
            double[] firstSquares, double[] secondSquares, int draws, long seed, double confidence) {
        Rows.requirePaired(firstSquares.length, secondSquares.length);
        Rows.requireFinite("the first error", firstSquares);
        Rows.requireFinite("the second error", secondSquares);
        int n = firstSquares.length;
        SplittableRandom random = new SplittableRandom(seed);
        double[] differences = new double[draws];
        for (int draw = 0; draw < draws; draw++) {
            double first = 0;
            double second = 0;
            for (int i = 0; i < n; i++) {
                int row = random.nextInt(n);
                first += firstSquares[row];
                second += secondSquares[row];
            }
            differences[draw] = Math.sqrt(first / n) - Math.sqrt(second / n);
        }
        Sample drawn = Sample.of(differences);
        double outside = (1 - confidence) / 2;
        return new Interval(drawn.quantile(outside), drawn.quantile(1 - outside));
    }
}
