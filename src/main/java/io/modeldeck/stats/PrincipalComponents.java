package io.modeldeck.stats;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * The directions in which rows of numbers vary together (Pearson 1901), fitted to a reference. A row is reconstructed from its place along the first of
 * them; how far off that is tells whether columns still hang together as they did. Immutable.
 */
public final class PrincipalComponents {

    /** Share of the variance that the kept components carry. */
    public static final double KEPT_VARIANCE = 0.65;

    private final Standardisation standardisation;
    private final double[][] components;

    private PrincipalComponents(Standardisation standardisation, double[][] components) {
        this.standardisation = standardisation;
        this.components = components;
    }

    /** @param rows finite, of one length of at least two, at least two of them */
    public static PrincipalComponents of(double[][] rows) {
        if (rows.length < 2 || rows[0].length < 2) {
            throw new IllegalArgumentException("components need two rows and two columns at least");
        }
        Standardisation standardisation = Standardisation.of(rows);
        return new PrincipalComponents(standardisation, components(correlation(rows, standardisation)));
    }

    /** How many are kept: at least one, and fewer than columns. */
    public int kept() {
        return components.length;
    }

    /** The distance of the standardised row from its reconstruction. */
    public double error(double[] row) {
        double[] rest = standardisation.apply(row);
        for (double[] component : components) {
            double along = 0;
            for (int d = 0; d < rest.length; d++) {
                along += component[d] * rest[d];
            }
            for (int d = 0; d < rest.length; d++) {
                rest[d] -= along * component[d];
            }
        }
        return Math.sqrt(Arrays.stream(rest).map(r -> r * r).sum());
    }

    private static double[][] correlation(double[][] rows, Standardisation standardisation) {
        int width = rows[0].length;
        double[][] sums = new double[width][width];
        for (double[] row : rows) {
            double[] z = standardisation.apply(row);
            for (int i = 0; i < width; i++) {
                for (int j = 0; j <= i; j++) {
                    sums[i][j] += z[i] * z[j] / rows.length;
                    sums[j][i] = sums[i][j];
                }
            }
        }
        return sums;
    }

    /** The library gives the eigenvalues of a symmetric matrix in descending order. */
    private static double[][] components(double[][] correlation) {
        EigenDecomposition eigen = new EigenDecomposition(new Array2DRowRealMatrix(correlation, false));
        double[] values = eigen.getRealEigenvalues();
        double wanted = KEPT_VARIANCE * Arrays.stream(values).sum();
        int kept = 1;
        double carried = values[0];
        while (carried < wanted && kept < values.length - 1) {
            carried += values[kept++];
        }
        double[][] components = new double[kept][];
        Arrays.setAll(components, i -> eigen.getEigenvector(i).toArray());
        return components;
    }
}
