package io.modeldeck.training;

import ai.onnx.proto.OnnxMl.AttributeProto;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.tribuo.Output;
import org.tribuo.common.tree.LeafNode;
import org.tribuo.common.tree.Node;
import org.tribuo.common.tree.SplitNode;

/**
 * A decision tree as parallel lists, node 0 the root: evaluated here and written as ONNX {@code TreeEnsembleRegressor} with one target per output. (The classifier
 * operator treats two classes as a special case; probabilities as targets need none.) A row goes left where its float32 value is at most the threshold.
 */
final class FlatTree {

    /** What a leaf of the library's tree answers. */
    interface LeafValues<T extends Output<T>> {
        float[] of(LeafNode<T> leaf);
    }

    private final int outputs;
    private final List<Integer> feature = new ArrayList<>();
    private final List<Float> threshold = new ArrayList<>();
    private final List<Integer> left = new ArrayList<>();
    private final List<Integer> right = new ArrayList<>();
    private final List<float[]> leaf = new ArrayList<>();

    private FlatTree(int outputs) {
        this.outputs = outputs;
    }

    static <T extends Output<T>> FlatTree of(Node<T> root, int outputs, LeafValues<T> values) {
        FlatTree tree = new FlatTree(outputs);
        tree.add(root, values);
        return tree;
    }

    int nodes() {
        return feature.size();
    }

    /** The values of the leaf in which a row of an encoded matrix ends. */
    float[] row(float[] matrix, int width, int row) {
        int node = 0;
        while (leaf.get(node).length == 0) {
            boolean goesLeft = matrix[row * width + feature.get(node)] <= threshold.get(node);
            node = goesLeft ? left.get(node) : right.get(node);
        }
        return leaf.get(node);
    }

    /** Adds the tree to a graph: float [N,outputs]. */
    String addTo(OnnxGraph graph, String features) {
        List<Long> leafNodes = new ArrayList<>();
        List<Long> targets = new ArrayList<>();
        List<Float> weights = new ArrayList<>();
        List<String> modes = new ArrayList<>();
        List<Long> ids = new ArrayList<>();
        for (int node = 0; node < nodes(); node++) {
            ids.add((long) node);
            modes.add(leaf.get(node).length == 0 ? "BRANCH_LEQ" : "LEAF");
            for (int k = 0; k < leaf.get(node).length; k++) {
                leafNodes.add((long) node);
                targets.add((long) k);
                weights.add(leaf.get(node)[k]);
            }
        }
        AttributeProto[] attributes = {
            OnnxGraph.whole("n_targets", outputs),
            OnnxGraph.wholes("nodes_treeids", Collections.nCopies(nodes(), 0L)),
            OnnxGraph.wholes("nodes_nodeids", ids),
            OnnxGraph.wholes("nodes_featureids", longs(feature)),
            OnnxGraph.singles("nodes_values", threshold),
            OnnxGraph.texts("nodes_modes", modes),
            OnnxGraph.wholes("nodes_truenodeids", longs(left)),
            OnnxGraph.wholes("nodes_falsenodeids", longs(right)),
            OnnxGraph.wholes("target_treeids", Collections.nCopies(leafNodes.size(), 0L)),
            OnnxGraph.wholes("target_nodeids", leafNodes),
            OnnxGraph.wholes("target_ids", targets),
            OnnxGraph.singles("target_weights", weights)
        };
        return graph.mlNode("TreeEnsembleRegressor", "leaves", List.of(features), attributes);
    }

    /** The largest float that is not above the threshold: for float values {@code x <= t} then means the same before and after. */
    static float floor(double threshold) {
        float nearest = (float) threshold;
        return nearest > threshold ? Math.nextDown(nearest) : nearest;
    }

    private <T extends Output<T>> int add(Node<T> node, LeafValues<T> values) {
        int index = nodes();
        feature.add(0);
        threshold.add(0f);
        left.add(0);
        right.add(0);
        leaf.add(new float[0]);
        switch (node) {
            case LeafNode<T> end -> leaf.set(index, values.of(end));
            case SplitNode<T> split -> {
                feature.set(index, split.getFeatureID());
                threshold.set(index, floor(split.splitValue()));
                left.set(index, add(split.getLessThanOrEqual(), values));
                right.set(index, add(split.getGreaterThan(), values));
            }
            default -> throw new IllegalStateException("A finished tree holds a " + node.getClass());
        }
        return index;
    }

    private static List<Long> longs(List<Integer> values) {
        return values.stream().map(Integer::longValue).toList();
    }
}
