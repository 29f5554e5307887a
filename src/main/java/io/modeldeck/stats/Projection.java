package io.modeldeck.stats;

import java.util.Random;

/**
 * Rows of many numbers made comparable and short: each dimension is standardised by the reference, and rows of more than {@value #WIDEST} dimensions are
 * projected at random (with a fixed seed) to that many, which keeps distances nearly as they are (Johnson and Lindenstrauss 1984).
 */
final class Projection {

    static final int WIDEST = 64;

    private final Standardisation standardisation;
    private final double[][] directions;

    private Projection(Standardisation standardisation, double[][] directions) {
        this.standardisation = standardisation;
        this.directions = directions;
    }

    /** @param reference rows of equal length, at least one */
    static Projection of(double[][] reference, long seed) {
        int width = reference[0].length;
        return new Projection(
                Standardisation.of(reference), width > WIDEST ? directions(width, new Random(seed)) : new double[0][]);
    }

    private static double[][] directions(int width, Random random) {
        double[][] directions = new double[WIDEST][width];
        double unit = 1 / Math.sqrt(WIDEST);
        for (double[] direction : directions) {
            for (int d = 0; d < width; d++) {
                direction[d] = random.nextBoolean() ? unit : -unit;
            }
        }
        return directions;
    }

    double[][] apply(double[][] rows) {
        double[][] out = new double[rows.length][];
        for (int row = 0; row < rows.length; row++) {
            out[row] = apply(rows[row]);
        }
        return out;
    }

    private double[] apply(double[] row) {
        double[] standard = standardisation.apply(row);
        if (directions.length == 0) {
            return standard;
        }
        double[] projected = new double[directions.length];
        for (int k = 0; k < projected.length; k++) {
            for (int d = 0; d < standard.length; d++) {
                projected[k] += directions[k][d] * standard[d];
            }
        }
        return projected;
    }
}
