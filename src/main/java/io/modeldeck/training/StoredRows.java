package io.modeldeck.training;

import io.modeldeck.inference.graph.OnnxAttribute;
import io.modeldeck.inference.graph.OnnxBuilder;
import io.modeldeck.training.encoding.Standardisation;
import java.util.Arrays;
import java.util.List;

/**
 * Rows that are kept to be compared with. Standardised values are put on a grid of 1/1024, so that squared distances are whole numbers and exact: who is nearest then does not depend on
 * the order in which a processor adds. Of equally near rows the older ones come first.
 *
 * @param scale by which a value less its mean is divided, to be on the grid
 * @param points [row × width] on the grid
 * @param squares of the points
 * @param votes [row × (outputs + 1)]: weighted values, and the weight
 */
record StoredRows(
        double[] mean, double[] scale, double[] points, double[] squares, double[] votes, int outputs, int neighbours) {

    private static final double GRID = 1_024;
    /** Values further out than 32 deviations are put there. */
    private static final double EDGE = 32 * GRID;
    /** Two different categories are as far apart as two numbers one deviation apart. */
    private static final double INDICATOR = Math.sqrt(2);

    /** Keeps the rows from {@code first} on. */
    static StoredRows of(
            MeanTarget target, Standardisation standard, int numbers, float[] matrix, int first, int neighbours) {
        int width = standard.mean().length;
        double[] scale = new double[width];
        for (int j = 0; j < width; j++) {
            scale[j] = (j < numbers ? standard.scale()[j] : INDICATOR) / GRID;
        }
        int all = matrix.length / width;
        int outputs = target.outputs();
        StoredRows rows = new StoredRows(
                standard.mean(),
                scale,
                new double[(all - first) * width],
                new double[all - first],
                new double[(all - first) * (outputs + 1)],
                outputs,
                Math.min(neighbours, all - first));
        for (int row = first; row < all; row++) {
            double[] point = rows.onGrid(matrix, row);
            int at = row - first;
            System.arraycopy(point, 0, rows.points, at * width, width);
            rows.squares[at] = Arrays.stream(point).map(v -> v * v).sum();
            // a row without weight has next to no vote; with none at all nobody might be left to answer
            double weight = Math.max(target.data().weights()[row], 1e-9);
            for (int k = 0; k < outputs; k++) {
                rows.votes[at * (outputs + 1) + k] = weight * target.values()[row * outputs + k];
            }
            rows.votes[at * (outputs + 1) + outputs] = weight;
        }
        return rows;
    }

    int rows() {
        return squares.length;
    }

    /** The weighted means over the nearest rows. */
    double[] row(float[] matrix, int row) {
        return withoutItself(matrix, row, -1);
    }

    /** @param itself a kept row that has no vote */
    double[] withoutItself(float[] matrix, int row, int itself) {
        double[] point = onGrid(matrix, row);
        int width = mean.length;
        Nearest nearest = new Nearest(neighbours);
        for (int r = 0; r < squares.length; r++) {
            if (r != itself) {
                double product = 0;
                for (int j = 0; j < width; j++) {
                    product += points[r * width + j] * point[j];
                }
                nearest.offer(squares[r] - 2 * product, r);
            }
        }
        double[] sums = new double[outputs + 1];
        for (int i = 0; i < nearest.count; i++) {
            for (int k = 0; k <= outputs; k++) {
                sums[k] += votes[nearest.rows[i] * (outputs + 1) + k];
            }
        }
        double[] means = new double[outputs];
        for (int k = 0; k < outputs; k++) {
            means[k] = sums[outputs] > 0 ? sums[k] / sums[outputs] : 0;
        }
        return means;
    }

    /** Adds the means to a graph: double [N,outputs]. */
    String addTo(OnnxBuilder graph, String features) {
        int width = mean.length;
        String centred =
                graph.node("Sub", "centred", List.of(graph.wide(features), graph.doubles("centre", mean, 1, width)));
        String fine = graph.node("Div", "fine", List.of(centred, graph.doubles("scale", scale, 1, width)));
        String grid = graph.node(
                "Clip",
                "grid",
                List.of(
                        graph.node("Round", "whole", List.of(fine)),
                        graph.doubles("least", new double[] {-EDGE}),
                        graph.doubles("most", new double[] {EDGE})));
        String product =
                graph.node("MatMul", "products", List.of(grid, graph.doubles("points", transposed(), width, rows())));
        String distance =
                graph.node("Sub", "distances", List.of(graph.doubles("squares", squares, 1, rows()), product));
        String[] top = graph.nodes(
                "TopK",
                List.of("nearest", "places"),
                List.of(distance, graph.longs("neighbours", neighbours)),
                OnnxAttribute.whole("largest", 0));
        String votes =
                graph.node("Gather", "votes", List.of(graph.doubles("kept", this.votes, rows(), outputs + 1), top[1]));
        String sums = graph.node(
                "ReduceSum", "sums", List.of(votes, graph.longs("over", 1)), OnnxAttribute.whole("keepdims", 0));
        String[] parts = graph.nodes(
                "Split",
                List.of("values", "weights"),
                List.of(sums, graph.longs("sizes", outputs, 1)),
                OnnxAttribute.whole("axis", 1));
        return graph.node("Div", "means", List.of(parts[0], parts[1]));
    }

    /** Twice the points, [width × rows]. */
    private double[] transposed() {
        int width = mean.length;
        double[] transposed = new double[points.length];
        for (int r = 0; r < rows(); r++) {
            for (int j = 0; j < width; j++) {
                transposed[j * rows() + r] = 2 * points[r * width + j];
            }
        }
        return transposed;
    }

    private double[] onGrid(float[] matrix, int row) {
        double[] point = new double[mean.length];
        for (int j = 0; j < point.length; j++) {
            point[j] = Math.clamp(Math.rint((matrix[row * point.length + j] - mean[j]) / scale[j]), -EDGE, EDGE);
        }
        return point;
    }

    /** The nearest so far, the nearest first. */
    private static final class Nearest {

        private final double[] distances;
        private final int[] rows;
        private int count;

        Nearest(int most) {
            distances = new double[most];
            rows = new int[most];
        }

        /** Rows come in their order, so that of equally near ones the first stays. */
        void offer(double distance, int row) {
            if (count == rows.length && distance >= distances[count - 1]) {
                return;
            }
            int at = count < rows.length ? count++ : count - 1;
            while (at > 0 && distances[at - 1] > distance) {
                distances[at] = distances[at - 1];
                rows[at] = rows[at - 1];
                at--;
            }
            distances[at] = distance;
            rows[at] = row;
        }
    }
}
