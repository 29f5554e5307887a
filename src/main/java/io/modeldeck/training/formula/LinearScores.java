package io.modeldeck.training.formula;

import io.modeldeck.inference.graph.OnnxBuilder;
import io.modeldeck.training.encoding.Standardisation;
import java.util.List;

/**
 * Weighted sums of standardised columns, one per output: in memory on standardised values, in the exported graph with the standardisation folded into weights
 * and intercepts. Both in double precision, so that columns with a large offset (times, ids) lose nothing.
 *
 * @param weights [outputs][width], for standardised values
 * @param intercepts [outputs]
 */
public record LinearScores(Standardisation standardisation, double[][] weights, double[] intercepts) {

    public double[] row(float[] matrix, int row) {
        double[] mean = standardisation.mean();
        double[] scale = standardisation.scale();
        double[] scores = intercepts.clone();
        int width = mean.length;
        for (int j = 0; j < width; j++) {
            double z = (matrix[row * width + j] - mean[j]) / scale[j];
            for (int k = 0; k < scores.length; k++) {
                scores[k] += weights[k][j] * z;
            }
        }
        return scores;
    }

    /** Adds the sums to a graph: double [N,outputs]. */
    public String addTo(OnnxBuilder graph, String features) {
        int width = standardisation.mean().length;
        int outputs = intercepts.length;
        double[] folded = new double[width * outputs];
        double[] offsets = intercepts.clone();
        for (int k = 0; k < outputs; k++) {
            for (int j = 0; j < width; j++) {
                double weight = weights[k][j] / standardisation.scale()[j];
                folded[j * outputs + k] = weight;
                offsets[k] -= weight * standardisation.mean()[j];
            }
        }
        String wide = graph.wide(features);
        String weight = graph.doubles("weights", folded, width, outputs);
        String offset = graph.doubles("intercepts", offsets, outputs);
        return graph.node("Gemm", "scores", List.of(wide, weight, offset));
    }
}
