package io.modeldeck.training.tree;

import java.util.Arrays;

/** A tree while it grows; node 0 is the root. */
final class TreeShape {

    /** A leaf of the finished tree and the places of its rows. */
    interface LeafRange {
        void leaf(int node, int from, int to);
    }

    private static final int START = 64;

    private final int outputs;
    private int count;
    private int[] feature = new int[START];
    private float[] threshold = new float[START];
    private boolean[] missingLeft = new boolean[START];
    private int[] left = new int[START];
    private int[] right = new int[START];
    private int[] from = new int[START];
    private int[] to = new int[START];
    private float[] values;
    private int[] place;

    TreeShape(int outputs) {
        this.outputs = outputs;
        this.values = new float[START * outputs];
    }

    /** A new leaf. */
    int add() {
        if (count == feature.length) {
            int room = count * 2;
            feature = Arrays.copyOf(feature, room);
            threshold = Arrays.copyOf(threshold, room);
            missingLeft = Arrays.copyOf(missingLeft, room);
            left = Arrays.copyOf(left, room);
            right = Arrays.copyOf(right, room);
            from = Arrays.copyOf(from, room);
            to = Arrays.copyOf(to, room);
            values = Arrays.copyOf(values, room * outputs);
        }
        feature[count] = FlatTree.LEAF;
        return count++;
    }

    void branch(int node, Split split, float edge, int leftChild, int rightChild) {
        feature[node] = split.column();
        threshold[node] = edge;
        missingLeft[node] = split.missingLeft();
        left[node] = leftChild;
        right[node] = rightChild;
    }

    void value(int node, int output, float value) {
        values[node * outputs + output] = value;
    }

    void range(int node, int begin, int end) {
        from[node] = begin;
        to[node] = end;
    }

    /** The tree with its nodes in the order in which a reader meets them: each branch, its left side, its right side. */
    FlatTree finish() {
        int[] order = new int[count];
        place = new int[count];
        int[] stack = new int[count];
        int depth = 1;
        for (int n = 0; n < count; n++) {
            int node = stack[--depth];
            order[n] = node;
            place[node] = n;
            if (feature[node] != FlatTree.LEAF) {
                stack[depth++] = right[node];
                stack[depth++] = left[node];
            }
        }
        FlatTree tree = new FlatTree(
                new int[count],
                new float[count],
                new boolean[count],
                new int[count],
                new int[count],
                new float[count * outputs]);
        for (int n = 0; n < count; n++) {
            int node = order[n];
            boolean leaf = feature[node] == FlatTree.LEAF;
            tree.feature()[n] = feature[node];
            tree.threshold()[n] = threshold[node];
            tree.missingLeft()[n] = missingLeft[node];
            tree.left()[n] = leaf ? 0 : place[left[node]];
            tree.right()[n] = leaf ? 0 : place[right[node]];
            System.arraycopy(values, node * outputs, tree.values(), n * outputs, outputs);
        }
        return tree;
    }

    /** The leaves of the finished tree. */
    void leaves(LeafRange each) {
        for (int node = 0; node < count; node++) {
            if (feature[node] == FlatTree.LEAF) {
                each.leaf(place[node], from[node], to[node]);
            }
        }
    }
}
