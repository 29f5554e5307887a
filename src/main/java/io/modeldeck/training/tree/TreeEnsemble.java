package io.modeldeck.training.tree;

import ai.onnx.proto.OnnxMl.AttributeProto;
import io.modeldeck.inference.graph.OnnxAttribute;
import io.modeldeck.inference.graph.OnnxBuilder;
import java.util.ArrayList;
import java.util.List;

/**
 * Trees whose answers are summed, in memory and as ONNX {@code TreeEnsembleRegressor} with one target per output. (The classifier operator treats two classes as a
 * special case; scores as targets need none.) What becomes probabilities is summed in float32; numbers in the unit of a label are summed in double precision,
 * since large steps up and down may leave a small number. Tree {@code t} with one output out of several adds to output {@code t mod outputs}.
 *
 * @param scale by which each value is multiplied: 1 for a sum, 1/trees for a mean
 */
public record TreeEnsemble(List<FlatTree> trees, int outputs, double scale) {

    public TreeEnsemble {
        trees = List.copyOf(trees);
    }

    /** The sums for a row of an encoded matrix. */
    public double[] row(float[] matrix, int width, int row) {
        double[] sums = new double[outputs];
        for (int t = 0; t < trees.size(); t++) {
            FlatTree tree = trees.get(t);
            int leaf = tree.leafOf(matrix, width, row);
            if (tree.outputs() == outputs) {
                for (int k = 0; k < outputs; k++) {
                    sums[k] += scaled(tree.value(leaf, k), scale);
                }
            } else {
                sums[t % outputs] += scaled(tree.value(leaf, 0), scale);
            }
        }
        return sums;
    }

    /** Adds the trees to a graph: float [N,outputs]. */
    public String addTo(OnnxBuilder graph, String features) {
        Attributes attributes = attributes();
        List<AttributeProto> all = new ArrayList<>(attributes.shape());
        all.add(OnnxAttribute.singles("nodes_values", attributes.thresholds));
        all.add(OnnxAttribute.singles("target_weights", attributes.weights));
        return node(graph, features, all);
    }

    /** Adds the trees and a number to which they add: float [N,1], summed in double precision. */
    public String addTo(OnnxBuilder graph, String features, double start) {
        Attributes attributes = attributes();
        List<AttributeProto> all = new ArrayList<>(attributes.shape());
        all.add(OnnxAttribute.doublesOf("nodes_values_as_tensor", attributes.thresholds));
        all.add(OnnxAttribute.doublesOf("target_weights_as_tensor", attributes.weights));
        all.add(OnnxAttribute.doublesOf("base_values_as_tensor", start));
        return node(graph, graph.wide(features), all);
    }

    private String node(OnnxBuilder graph, String features, List<AttributeProto> attributes) {
        attributes.addFirst(OnnxAttribute.whole("n_targets", outputs));
        return graph.mlNode(
                "TreeEnsembleRegressor", "leaves", List.of(features), attributes.toArray(AttributeProto[]::new));
    }

    private Attributes attributes() {
        int nodes = trees.stream().mapToInt(FlatTree::nodes).sum();
        int weights = trees.stream().mapToInt(t -> t.leaves() * t.outputs()).sum();
        Attributes attributes = new Attributes(nodes, weights);
        for (int t = 0; t < trees.size(); t++) {
            attributes.add(t, trees.get(t), t % outputs);
        }
        return attributes;
    }

    /** A value as the operator holds it. */
    public static float scaled(float value, double scale) {
        return (float) (value * scale);
    }

    /** The parallel lists of the operator. */
    private final class Attributes {

        private final long[] trees;
        private final long[] ids;
        private final long[] features;
        private final float[] thresholds;
        private final boolean[] leaf;
        private final long[] left;
        private final long[] right;
        private final long[] missingLeft;
        private final long[] leafTrees;
        private final long[] leafNodes;
        private final long[] targets;
        private final float[] weights;
        private int node;
        private int weight;

        Attributes(int nodes, int values) {
            trees = new long[nodes];
            ids = new long[nodes];
            features = new long[nodes];
            thresholds = new float[nodes];
            leaf = new boolean[nodes];
            left = new long[nodes];
            right = new long[nodes];
            missingLeft = new long[nodes];
            leafTrees = new long[values];
            leafNodes = new long[values];
            targets = new long[values];
            weights = new float[values];
        }

        void add(int t, FlatTree tree, int output) {
            for (int i = 0; i < tree.nodes(); i++, node++) {
                trees[node] = t;
                ids[node] = i;
                leaf[node] = tree.isLeaf(i);
                if (leaf[node]) {
                    addLeaf(t, tree, i, output);
                } else {
                    features[node] = tree.feature()[i];
                    thresholds[node] = tree.threshold()[i];
                    left[node] = tree.left()[i];
                    right[node] = tree.right()[i];
                    missingLeft[node] = tree.missingLeft()[i] ? 1 : 0;
                }
            }
        }

        private void addLeaf(int t, FlatTree tree, int id, int output) {
            for (int k = 0; k < tree.outputs(); k++, weight++) {
                leafTrees[weight] = t;
                leafNodes[weight] = id;
                targets[weight] = tree.outputs() == outputs ? k : output;
                weights[weight] = scaled(tree.value(id, k), scale);
            }
        }

        /** All but thresholds and weights. */
        List<AttributeProto> shape() {
            return List.of(
                    OnnxAttribute.wholes("nodes_treeids", trees),
                    OnnxAttribute.wholes("nodes_nodeids", ids),
                    OnnxAttribute.wholes("nodes_featureids", features),
                    OnnxAttribute.texts("nodes_modes", modes()),
                    OnnxAttribute.wholes("nodes_truenodeids", left),
                    OnnxAttribute.wholes("nodes_falsenodeids", right),
                    OnnxAttribute.wholes("nodes_missing_value_tracks_true", missingLeft),
                    OnnxAttribute.wholes("target_treeids", leafTrees),
                    OnnxAttribute.wholes("target_nodeids", leafNodes),
                    OnnxAttribute.wholes("target_ids", targets));
        }

        List<String> modes() {
            String[] modes = new String[leaf.length];
            for (int i = 0; i < modes.length; i++) {
                modes[i] = leaf[i] ? "LEAF" : "BRANCH_LEQ";
            }
            return List.of(modes);
        }
    }
}
