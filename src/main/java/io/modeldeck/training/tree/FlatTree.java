package io.modeldeck.training.tree;

import java.util.Arrays;

/**
 * A decision tree as parallel arrays, node 0 the root, each branch before its children. A row goes left where its float32 value is at most the threshold, or is
 * missing and the branch sends missing values left.
 *
 * @param feature column of a branch; -1 marks a leaf
 * @param missingLeft whether a branch sends NaN left
 * @param values [node × outputs], those of leaves
 */
public record FlatTree(
        int[] feature, float[] threshold, boolean[] missingLeft, int[] left, int[] right, float[] values) {

    static final int LEAF = -1;

    public int nodes() {
        return feature.length;
    }

    int outputs() {
        return values.length / feature.length;
    }

    int leaves() {
        return (nodes() + 1) / 2;
    }

    boolean isLeaf(int node) {
        return feature[node] == LEAF;
    }

    public float value(int leaf, int output) {
        return values[leaf * outputs() + output];
    }

    /** All values of a leaf. */
    public double[] values(int leaf) {
        double[] all = new double[outputs()];
        for (int k = 0; k < all.length; k++) {
            all[k] = value(leaf, k);
        }
        return all;
    }

    /** The leaf in which a row of an encoded matrix ends. */
    public int leafOf(float[] matrix, int width, int row) {
        int node = 0;
        int at = row * width;
        while (feature[node] != LEAF) {
            float value = matrix[at + feature[node]];
            boolean goesLeft = value <= threshold[node] || missingLeft[node] && Float.isNaN(value);
            node = goesLeft ? left[node] : right[node];
        }
        return node;
    }

    /** Records and arrays: two trees are equal when they answer every row alike, node by node. */
    @Override
    public boolean equals(Object other) {
        return other instanceof FlatTree tree
                && Arrays.equals(feature, tree.feature)
                && Arrays.equals(threshold, tree.threshold)
                && Arrays.equals(missingLeft, tree.missingLeft)
                && Arrays.equals(left, tree.left)
                && Arrays.equals(right, tree.right)
                && Arrays.equals(values, tree.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(feature) + 31 * Arrays.hashCode(threshold) + 31 * 31 * Arrays.hashCode(values);
    }
}
