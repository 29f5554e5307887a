package io.modeldeck.stats;

import java.util.Arrays;

/** Rows of numbers in deviations from the mean of a reference, dimension by dimension; a constant one is only shifted. Immutable. */
final class Standardisation {

    private final double[] mean;
    private final double[] deviation;

    private Standardisation(double[] mean, double[] deviation) {
        this.mean = mean;
        this.deviation = deviation;
    }

    /** @param rows finite, of one length, at least one */
    static Standardisation of(double[][] rows) {
        int width = rows[0].length;
        double[] mean = new double[width];
        double[] deviation = new double[width];
        double[] column = new double[rows.length];
        for (int d = 0; d < width; d++) {
            for (int row = 0; row < column.length; row++) {
                column[row] = rows[row][d];
            }
            Sample sample = Sample.of(column);
            mean[d] = sample.mean();
            deviation[d] = sample.std() > 0 ? sample.std() : 1;
        }
        return new Standardisation(mean, deviation);
    }

    double[] apply(double[] row) {
        double[] standard = new double[row.length];
        Arrays.setAll(standard, d -> (row[d] - mean[d]) / deviation[d]);
        return standard;
    }
}
