package io.modeldeck.training;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Problem;
import io.modeldeck.training.encoding.ColumnEncoding;
import java.util.Arrays;

/** How much rows count in a training: all alike, as a column says, or so that classes come out even. */
public final class RowWeights {

    private RowWeights() {}

    public static double[] equal(int rows) {
        double[] weights = new double[rows];
        Arrays.fill(weights, 1);
        return weights;
    }

    /** A column of weights. */
    public static double[] of(Column column) {
        double[] weights = new double[column.rows()];
        for (int row = 0; row < weights.length; row++) {
            double weight = ColumnEncoding.number(column, row);
            if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
                throw new Problem("The weight '" + column.name() + "' is '" + column.text(row) + "' in row " + (row + 1)
                        + "; a weight must be a number of at least 0.");
            }
            weights[row] = weight;
        }
        return weights;
    }

    /** Scaled to a mean of 1, so that penalties mean the same whatever the unit of the weights is. */
    public static double[] meanOne(double[] weights) {
        double mean = Arrays.stream(weights).sum() / weights.length;
        if (!(mean > 0)) {
            throw new Problem("No row has a weight above 0, so there is nothing to learn from.");
        }
        return Arrays.stream(weights).map(weight -> weight / mean).toArray();
    }

    /** Each row's weight by the share of its class, so that all classes that occur weigh the same. */
    static double[] balanced(int[] classes, int count, double[] weights) {
        double[] sums = new double[count];
        for (int row = 0; row < classes.length; row++) {
            sums[classes[row]] += weights[row];
        }
        double[] balanced = new double[classes.length];
        for (int row = 0; row < classes.length; row++) {
            double sum = sums[classes[row]];
            balanced[row] = sum > 0 ? weights[row] / sum : 0;
        }
        return balanced;
    }
}
