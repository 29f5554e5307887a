package io.modeldeck.training.formula;

import io.modeldeck.inference.graph.OnnxAttribute;
import io.modeldeck.inference.graph.OnnxBuilder;
import io.modeldeck.inference.graph.OnnxType;
import java.util.Arrays;
import java.util.List;

/**
 * Log probabilities of classes up to a common number: {@code start + Σ (squares·z² + slopes·z)} over the columns with z = (x − mean)/scale, and {@code missing} instead where
 * a column has no value.
 *
 * @param squares [column][class]
 * @param slopes [column][class]
 * @param missing [column][class], what {@code start} holds against a column and has to be given back
 * @param start [class]
 */
public record BayesScores(
        double[] mean, double[] scale, double[][] squares, double[][] slopes, double[][] missing, double[] start) {

    public static BayesScores empty(int width, int classes) {
        double[] scale = new double[width];
        Arrays.fill(scale, 1);
        return new BayesScores(
                new double[width],
                scale,
                new double[width][classes],
                new double[width][classes],
                new double[width][classes],
                new double[classes]);
    }

    /** The probabilities for a row of an encoded matrix. */
    public double[] shares(float[] matrix, int row) {
        double[] scores = start.clone();
        int width = mean.length;
        for (int j = 0; j < width; j++) {
            float x = matrix[row * width + j];
            double z = (x - mean[j]) / scale[j];
            for (int k = 0; k < scores.length; k++) {
                scores[k] += Float.isNaN(x) ? missing[j][k] : z * (squares[j][k] * z + slopes[j][k]);
            }
        }
        Softmax.inPlace(scores);
        return scores;
    }

    /** Adds the scores to a graph: double [N,classes]. */
    public String addTo(OnnxBuilder graph, String features) {
        int width = mean.length;
        String gaps = graph.node("IsNaN", "gaps", List.of(features));
        String present = graph.node(
                "Where", "present", List.of(gaps, graph.doubles("means", mean, 1, width), graph.wide(features)));
        String filled = graph.node(
                "Clip",
                "finite",
                List.of(
                        present,
                        graph.doubles("least", new double[] {-Float.MAX_VALUE}),
                        graph.doubles("most", new double[] {Float.MAX_VALUE})));
        String z = graph.node(
                "Div",
                "standard",
                List.of(
                        graph.node("Sub", "centred", List.of(filled, graph.doubles("centre", mean, 1, width))),
                        graph.doubles("scale", scale, 1, width)));
        String square = graph.node("Mul", "square", List.of(z, z));
        String absent = graph.node("Cast", "absent", List.of(gaps), OnnxAttribute.type("to", OnnxType.DOUBLE));
        String sums = graph.node(
                "Gemm", "slopes", List.of(z, matrix(graph, slopes), graph.doubles("start", start, start.length)));
        sums = graph.node("Gemm", "squares", List.of(square, matrix(graph, squares), sums));
        return graph.node("Gemm", "scores", List.of(absent, matrix(graph, missing), sums));
    }

    private static String matrix(OnnxBuilder graph, double[][] values) {
        double[] flat = Arrays.stream(values).flatMapToDouble(Arrays::stream).toArray();
        return graph.doubles("factors", flat, values.length, values[0].length);
    }
}
