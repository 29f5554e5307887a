package io.modeldeck.training;

import io.modeldeck.training.tree.FlatTree;

/** How well a growing forest answers its training rows: by all its trees, and by those that have not seen a row. */
final class ForestMeasure {

    private final MeanTarget target;
    private final float[] matrix;
    private final int width;
    private final int rows;
    private final double[] sums;
    private final double[] unseenSums;
    private final int[] unseen;
    private int trees;

    ForestMeasure(MeanTarget target, float[] matrix, int width) {
        this.target = target;
        this.matrix = matrix;
        this.width = width;
        this.rows = matrix.length / width;
        this.sums = new double[rows * target.outputs()];
        this.unseenSums = new double[rows * target.outputs()];
        this.unseen = new int[rows];
    }

    /** @param drawn how often each row was learnt from by the tree */
    void add(FlatTree tree, int[] drawn) {
        trees++;
        for (int row = 0; row < rows; row++) {
            int leaf = tree.leafOf(matrix, width, row);
            for (int k = 0; k < target.outputs(); k++) {
                float value = tree.value(leaf, k);
                sums[row * target.outputs() + k] += value;
                unseenSums[row * target.outputs() + k] += drawn[row] == 0 ? value : 0;
            }
            unseen[row] += drawn[row] == 0 ? 1 : 0;
        }
    }

    Tally all() {
        Tally tally = target.tally();
        for (int row = 0; row < rows; row++) {
            target.measure(tally, row, means(sums, row, trees));
        }
        return tally;
    }

    /** Without rows that every tree has seen. */
    Tally outOfBag() {
        Tally tally = target.tally();
        for (int row = 0; row < rows; row++) {
            if (unseen[row] > 0) {
                target.measure(tally, row, means(unseenSums, row, unseen[row]));
            }
        }
        return tally;
    }

    private double[] means(double[] of, int row, int count) {
        double[] means = new double[target.outputs()];
        for (int k = 0; k < means.length; k++) {
            means[k] = of[row * means.length + k] / count;
        }
        return means;
    }
}
