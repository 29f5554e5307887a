package io.modeldeck.training.encoding;

import io.modeldeck.inference.graph.OnnxBuilder;
import java.util.Arrays;
import java.util.List;

/**
 * Centre and scale of each column of an encoded matrix: mean and population standard deviation for numbers, 0 and 1 for the 0/1 columns of categories (which
 * have a common scale as they are). A constant column is scaled by 1: centred it is zero everywhere, so no weight can hang on it.
 */
public record Standardisation(double[] mean, double[] scale) {

    public static Standardisation fit(float[] matrix, int rows, int width, int numbers) {
        double[] mean = new double[width];
        double[] scale = new double[width];
        Arrays.fill(scale, 1);
        for (int j = 0; j < numbers; j++) {
            fitColumn(matrix, rows, width, j, mean, scale);
        }
        return new Standardisation(mean, scale);
    }

    /**
     * Subtracts the weighted means of all columns, the 0/1 ones too, for least squares, where centring keeps the intercept apart.
     *
     * @param weights of the rows, with a mean of 1
     */
    public Standardisation centred(float[] matrix, double[] weights) {
        int width = mean.length;
        int rows = weights.length;
        double[] all = new double[width];
        for (int row = 0; row < rows; row++) {
            for (int j = 0; j < width; j++) {
                all[j] += weights[row] * (matrix[row * width + j] - mean[j]);
            }
        }
        for (int j = 0; j < width; j++) {
            all[j] = mean[j] + all[j] / rows;
        }
        return new Standardisation(all, scale);
    }

    public double[] apply(float[] matrix, int rows) {
        int width = mean.length;
        double[] z = new double[matrix.length];
        for (int row = 0; row < rows; row++) {
            for (int j = 0; j < width; j++) {
                int at = row * width + j;
                z[at] = (matrix[at] - mean[j]) / scale[j];
            }
        }
        return z;
    }

    /** One row, standardised. */
    public double[] row(float[] matrix, int row) {
        double[] z = new double[mean.length];
        for (int j = 0; j < z.length; j++) {
            z[j] = (matrix[row * z.length + j] - mean[j]) / scale[j];
        }
        return z;
    }

    /** Adds the same to a graph: double [N,width]. */
    public String addTo(OnnxBuilder graph, String features) {
        int width = mean.length;
        String centred =
                graph.node("Sub", "centred", List.of(graph.wide(features), graph.doubles("centre", mean, 1, width)));
        return graph.node("Div", "standard", List.of(centred, graph.doubles("scale", scale, 1, width)));
    }

    private static void fitColumn(float[] matrix, int rows, int width, int j, double[] mean, double[] scale) {
        double sum = 0;
        float least = Float.POSITIVE_INFINITY;
        float most = Float.NEGATIVE_INFINITY;
        for (int row = 0; row < rows; row++) {
            float value = matrix[row * width + j];
            sum += value;
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        if (least == most) {
            mean[j] = least;
            return;
        }
        mean[j] = sum / rows;
        double squares = 0;
        for (int row = 0; row < rows; row++) {
            double d = matrix[row * width + j] - mean[j];
            squares += d * d;
        }
        scale[j] = Math.sqrt(squares / rows);
    }
}
