package io.modeldeck.training.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.modeldeck.training.RowWeights;
import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trees against a slow twin that tries every split of every node by adding up its rows. */
class TreeGrowerTest {

    private static final int ROWS = 90;
    private static final int WIDTH = 4;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void everySplitIsTheBestOne(int seed) {
        Random random = new Random(seed);
        int outputs = 1 + seed % 3;
        float[] matrix = matrix(random);
        double[] gradients = random.doubles(ROWS * outputs, -1, 1).toArray();
        double[] weights = random.doubles(ROWS, 0.1, 2).toArray();
        // both ways of counting: with kept histograms, and each node anew
        int leaves = seed % 4 < 2 ? 200 : Integer.MAX_VALUE;
        TreeLimits limits = new TreeLimits(4, leaves, 3, 0.5, seed % 2, Integer.MAX_VALUE);
        FlatTree tree = grow(matrix, limits, gradients, weights, outputs);
        assertTrue(tree.nodes() > 5, () -> "nodes " + tree.nodes());
        Twin twin = new Twin(matrix, gradients, weights, outputs, limits);
        twin.follow(tree, 0, IntStream.range(0, ROWS).toArray(), 0);
    }

    @Test
    void withFewLeavesTheOnesThatGainMostAreKept() {
        Random random = new Random(5);
        float[] matrix = matrix(random);
        double[] gradients = random.doubles(ROWS, -1, 1).toArray();
        double[] weights = RowWeights.equal(ROWS);
        FlatTree few = grow(matrix, new TreeLimits(8, 6, 1, 0, 1, Integer.MAX_VALUE), gradients, weights, 1);
        assertEquals(6, few.leaves());
        double loss = loss(few, matrix, gradients, weights);
        for (int leaves = 5; leaves > 0; leaves--) {
            FlatTree fewer = grow(matrix, new TreeLimits(8, leaves, 1, 0, 1, Integer.MAX_VALUE), gradients, weights, 1);
            double before = loss(fewer, matrix, gradients, weights);
            assertTrue(before > loss, () -> "more leaves lower the loss");
            loss = before;
        }
    }

    @Test
    void columnsAreDrawnForEachSplit() {
        Random random = new Random(6);
        float[] matrix = matrix(random);
        double[] gradients = random.doubles(ROWS, -1, 1).toArray();
        TreeLimits limits = new TreeLimits(6, Integer.MAX_VALUE, 1, 0, 0, 1);
        FlatTree tree = grow(matrix, limits, gradients, RowWeights.equal(ROWS), 1);
        assertEquals(tree, grow(matrix, limits, gradients, RowWeights.equal(ROWS), 1), "by the seed alone");
        TreeSet<Integer> used = new TreeSet<>();
        Arrays.stream(tree.feature()).filter(f -> f != FlatTree.LEAF).forEach(used::add);
        assertEquals(WIDTH, used.size());
    }

    @Test
    void manyDifferentValuesShareBinsOfAboutEqualSize() {
        Random random = new Random(7);
        int rows = 20_000;
        float[] values = new float[rows];
        for (int i = 0; i < rows; i++) {
            values[i] = i % 10 == 0 ? Float.NaN : i % 3 == 0 ? 0 : (float) random.nextGaussian();
        }
        BinnedRows binned = BinnedRows.of(values, rows, 1);
        assertTrue(binned.bins(0) > 200 && binned.bins(0) <= 255, () -> "bins " + binned.bins(0));
        int[] counts = new int[BinnedRows.BINS];
        for (int i = 0; i < rows; i++) {
            int bin = binned.column(0)[i] & 0xFF;
            counts[bin]++;
            assertEquals(Float.isNaN(values[i]), bin == BinnedRows.MISSING);
            if (bin != BinnedRows.MISSING) {
                assertTrue(values[i] <= binned.edge(0, bin));
                assertTrue(bin == 0 || values[i] > binned.edge(0, bin - 1));
            }
        }
        assertEquals(rows / 10, counts[BinnedRows.MISSING]);
        int zeros = binned.column(0)[3] & 0xFF;
        for (int bin = 0; bin < binned.bins(0); bin++) {
            if (bin != zeros) {
                assertTrue(counts[bin] <= 200, "bin " + bin + " has " + counts[bin]);
            }
        }
    }

    private static float[] matrix(Random random) {
        float[] matrix = new float[ROWS * WIDTH];
        for (int row = 0; row < ROWS; row++) {
            matrix[row * WIDTH] = (float) random.nextGaussian();
            matrix[row * WIDTH + 1] = random.nextInt(4);
            matrix[row * WIDTH + 2] = random.nextInt(3) == 0 ? Float.NaN : (float) random.nextGaussian();
            matrix[row * WIDTH + 3] = random.nextInt(2) == 0 ? Float.NaN : random.nextInt(2);
        }
        return matrix;
    }

    private static FlatTree grow(float[] matrix, TreeLimits limits, double[] gradients, double[] weights, int outputs) {
        int[] ended = new int[ROWS];
        FlatTree tree = new TreeGrower(BinnedRows.of(matrix, ROWS, WIDTH), limits, outputs)
                .grow(
                        gradients,
                        weights,
                        IntStream.range(0, ROWS).toArray(),
                        IntStream.range(0, WIDTH).toArray(),
                        new SplittableRandom(3),
                        (rows, from, to, grown, node) -> {
                            for (int i = from; i < to; i++) {
                                ended[rows[i]] = node;
                            }
                        });
        for (int row = 0; row < ROWS; row++) {
            assertEquals(tree.leafOf(matrix, WIDTH, row), ended[row], "rows end where the tree sends them");
        }
        return tree;
    }

    /** Σ g·v + ½ (h + l2 by leaf) v² for l2 = 1. */
    private static double loss(FlatTree tree, float[] matrix, double[] gradients, double[] weights) {
        double loss = 0;
        for (int row = 0; row < ROWS; row++) {
            float value = tree.value(tree.leafOf(matrix, WIDTH, row), 0);
            loss += gradients[row] * value + weights[row] * value * value / 2;
        }
        for (int node = 0; node < tree.nodes(); node++) {
            loss += tree.isLeaf(node) ? tree.value(node, 0) * tree.value(node, 0) / 2 : 0;
        }
        return loss;
    }

    /** Does it the slow way. */
    private record Twin(float[] matrix, double[] gradients, double[] weights, int outputs, TreeLimits limits) {

        void follow(FlatTree tree, int node, int[] rows, int depth) {
            double best = best(rows, depth);
            for (int k = 0; k < outputs; k++) {
                assertEquals(-sum(rows, k) / (weight(rows) + limits.l2()), tree.value(node, k), 1e-6);
            }
            if (tree.isLeaf(node)) {
                assertTrue(best <= 1e-9, "node " + node + " could have gained " + best);
                return;
            }
            int[] left = side(rows, tree.feature()[node], tree.threshold()[node], tree.missingLeft()[node], true);
            int[] right = side(rows, tree.feature()[node], tree.threshold()[node], tree.missingLeft()[node], false);
            assertEquals(best, gain(rows, left, right), 1e-9 * (1 + best), "node " + node);
            follow(tree, tree.left()[node], left, depth + 1);
            follow(tree, tree.right()[node], right, depth + 1);
        }

        private double best(int[] rows, int depth) {
            double best = 0;
            for (int column = 0; column < WIDTH && depth < limits.depth(); column++) {
                for (int row : rows) {
                    float threshold = matrix[row * WIDTH + column];
                    for (boolean missingLeft : new boolean[] {true, false}) {
                        int[] left = side(rows, column, threshold, missingLeft, true);
                        int[] right = side(rows, column, threshold, missingLeft, false);
                        if (!Float.isNaN(threshold) && isAllowed(left) && isAllowed(right)) {
                            best = Math.max(best, gain(rows, left, right));
                        }
                    }
                }
            }
            return best;
        }

        private boolean isAllowed(int[] rows) {
            return rows.length >= limits.leafRows() && weight(rows) >= limits.leafWeight();
        }

        private int[] side(int[] rows, int column, float threshold, boolean missingLeft, boolean left) {
            return Arrays.stream(rows)
                    .filter(row -> {
                        float value = matrix[row * WIDTH + column];
                        return left == (Float.isNaN(value) ? missingLeft : value <= threshold);
                    })
                    .toArray();
        }

        private double gain(int[] all, int[] left, int[] right) {
            return worth(left) + worth(right) - worth(all);
        }

        private double worth(int[] rows) {
            double squares = 0;
            for (int k = 0; k < outputs; k++) {
                squares += sum(rows, k) * sum(rows, k);
            }
            return squares / (weight(rows) + limits.l2());
        }

        private double sum(int[] rows, int output) {
            return Arrays.stream(rows)
                    .mapToDouble(row -> gradients[row * outputs + output])
                    .sum();
        }

        private double weight(int[] rows) {
            return Arrays.stream(rows).mapToDouble(row -> weights[row]).sum();
        }
    }
}
