package io.modeldeck.inference.tfjs;

import ai.onnx.proto.OnnxMl.AttributeProto;
import io.modeldeck.inference.graph.OnnxAttribute;
import io.modeldeck.inference.graph.OnnxBuilder;
import java.util.ArrayList;
import java.util.List;

/** A layer at work: what it says of itself, its weights, what comes in, and the graph that it adds its nodes to. */
record LayerCall(LayerConfig config, LayerWeights weights, OnnxBuilder graph, List<Value> inputs) {

    /** The one value that comes in, of a rank. */
    Value input(int rank) {
        config.require(input().rank() == rank, "an input of " + input().rank() + " dimensions");
        return input();
    }

    Value input() {
        config.require(inputs.size() == 1, inputs.size() + " inputs");
        return inputs.getFirst();
    }

    LayerWeights.Weight weight(String name, int rank) {
        return weights.of(config.name(), name, rank);
    }

    /** A weight as a constant of the graph, as it is. */
    String constant(String name, int rank) {
        LayerWeights.Weight weight = weight(name, rank);
        return graph.floats(config.name() + "_" + name, weight.values(), weight.shape());
    }

    /** A node of the operator on a value and constants. */
    String node(String operator, String value, List<String> more, AttributeProto... attributes) {
        List<String> all = new ArrayList<>(List.of(value));
        all.addAll(more);
        return graph.node(operator, config.name() + "_" + operator.toLowerCase(java.util.Locale.ROOT), all, attributes);
    }

    String node(String operator, String value, AttributeProto... attributes) {
        return node(operator, value, List.of(), attributes);
    }

    String transposed(String value, long... order) {
        return node("Transpose", value, OnnxAttribute.wholes("perm", order));
    }

    /** A value with the layer's activation. */
    String activated(String value) {
        return Activation.apply(this, config.text("activation", "linear"), value);
    }

    /** A single number as a constant. */
    String single(double value) {
        return graph.floats(config.name() + "_number", new float[] {(float) value});
    }

    /** The same with another layer's description, as for a layer that applies others. */
    LayerCall with(LayerConfig other, Value input) {
        return new LayerCall(other, weights, graph, List.of(input));
    }
}
