package io.modeldeck.inference.tfjs;

import io.modeldeck.inference.graph.OnnxAttribute;
import io.modeldeck.inference.graph.OnnxType;
import java.util.ArrayList;
import java.util.List;

/** Layers of numbers without places: dense ones, embeddings, normalisations, activations, forms and mergings. */
final class BasicLayers {

    private BasicLayers() {}

    static Value dense(LayerCall call) {
        Value input = call.input();
        LayerWeights.Weight kernel = call.weight("kernel", 2);
        call.config().require(input.rank() >= 2, "an input without columns");
        String made = call.node("MatMul", input.name(), List.of(call.constant("kernel", 2)));
        if (call.config().flag("use_bias", true)) {
            LayerWeights.Weight bias = call.weight("bias", 1);
            call.config().require(bias.dimension(0) == kernel.dimension(1), "a bias that does not fit its kernel");
            made = call.node("Add", made, List.of(call.constant("bias", 1)));
        }
        return new Value(call.activated(made), input.rank());
    }

    static Value embedding(LayerCall call) {
        call.config().require(!call.config().flag("mask_zero", false), "mask_zero");
        Value input = call.input();
        String index = call.node("Cast", input.name(), OnnxAttribute.type("to", OnnxType.INT64));
        String table = call.constant("embeddings", 2);
        String made = call.graph().node("Gather", call.config().name() + "_gather", List.of(table, index));
        return new Value(made, input.rank() + 1);
    }

    /** As it is when nothing is learnt: a factor and an addend for each channel. */
    static Value batchNormalization(LayerCall call) {
        Value input = call.input();
        requireLastAxis(call, input);
        LayerWeights.Weight mean = call.weight("moving_mean", 1);
        LayerWeights.Weight variance = call.weight("moving_variance", 1);
        int size = mean.dimension(0);
        float[] factor = new float[size];
        float[] addend = new float[size];
        float[] gamma =
                call.config().flag("scale", true) ? call.weight("gamma", 1).values() : null;
        float[] beta =
                call.config().flag("center", true) ? call.weight("beta", 1).values() : null;
        call.config()
                .require(
                        variance.dimension(0) == size
                                && (gamma == null || gamma.length == size)
                                && (beta == null || beta.length == size),
                        "weights of unequal lengths");
        double epsilon = call.config().number("epsilon", 1e-3);
        for (int i = 0; i < size; i++) {
            double scale = (gamma == null ? 1 : gamma[i]) / Math.sqrt(variance.values()[i] + epsilon);
            factor[i] = (float) scale;
            addend[i] = (float) ((beta == null ? 0 : beta[i]) - mean.values()[i] * scale);
        }
        String name = call.config().name();
        String made = call.node("Mul", input.name(), List.of(call.graph().floats(name + "_factor", factor, size)));
        made = call.node("Add", made, List.of(call.graph().floats(name + "_addend", addend, size)));
        return new Value(made, input.rank());
    }

    private static void requireLastAxis(LayerCall call, Value input) {
        Object said = call.config().values().get("axis");
        Object axis = said instanceof List<?> list && list.size() == 1 ? list.getFirst() : said;
        boolean isLast =
                axis == null || axis instanceof Number n && (n.intValue() == -1 || n.intValue() == input.rank() - 1);
        call.config().require(isLast, "the axis " + said);
    }

    static Value layerNormalization(LayerCall call) {
        Value input = call.input();
        requireLastAxis(call, input);
        LayerConfig config = call.config();
        config.require(config.flag("scale", true) && config.flag("center", true), "no scale or no center");
        String made = call.node(
                "LayerNormalization",
                input.name(),
                List.of(call.constant("gamma", 1), call.constant("beta", 1)),
                OnnxAttribute.whole("axis", -1),
                OnnxAttribute.single("epsilon", (float) config.number("epsilon", 1e-3)));
        return new Value(made, input.rank());
    }

    static Value activation(LayerCall call) {
        return new Value(call.activated(call.input().name()), call.input().rank());
    }

    static Value relu(LayerCall call) {
        Value input = call.input();
        LayerConfig config = call.config();
        config.require(config.number("threshold", 0) == 0, "a threshold");
        double slope = config.number("negative_slope", 0);
        String made = slope == 0
                ? call.node("Relu", input.name())
                : call.node("LeakyRelu", input.name(), OnnxAttribute.single("alpha", (float) slope));
        if (config.has("max_value")) {
            made = call.node("Min", made, List.of(call.single(config.number("max_value", 0))));
        }
        return new Value(made, input.rank());
    }

    static Value leakyRelu(LayerCall call) {
        LayerConfig config = call.config();
        double alpha = config.number("alpha", config.number("negative_slope", 0.3));
        return new Value(
                call.node("LeakyRelu", call.input().name(), OnnxAttribute.single("alpha", (float) alpha)),
                call.input().rank());
    }

    static Value elu(LayerCall call) {
        double alpha = call.config().number("alpha", 1);
        return new Value(
                call.node("Elu", call.input().name(), OnnxAttribute.single("alpha", (float) alpha)),
                call.input().rank());
    }

    static Value softmax(LayerCall call) {
        long axis = (long) call.config().number("axis", -1);
        return new Value(
                call.node("Softmax", call.input().name(), OnnxAttribute.whole("axis", axis)),
                call.input().rank());
    }

    static Value flatten(LayerCall call) {
        call.config().requireChannelsLast();
        return new Value(call.node("Flatten", call.input().name(), OnnxAttribute.whole("axis", 1)), 2);
    }

    static Value reshape(LayerCall call) {
        List<Long> target = call.config().list("target_shape");
        long[] shape = new long[target.size() + 1];
        for (int i = 0; i < target.size(); i++) {
            shape[i + 1] = target.get(i);
        }
        String made =
                call.node("Reshape", call.input().name(), List.of(call.graph().longs("shape", shape)));
        return new Value(made, shape.length);
    }

    static Value permute(LayerCall call) {
        List<Long> order = call.config().list("dims");
        long[] all = new long[order.size() + 1];
        for (int i = 0; i < order.size(); i++) {
            all[i + 1] = order.get(i);
        }
        return new Value(call.transposed(call.input(all.length).name(), all), all.length);
    }

    static Value repeat(LayerCall call) {
        long[] times = {1, call.config().wholes("n", 1, 1)[0], 1};
        String wide = call.node(
                "Unsqueeze", call.input(2).name(), List.of(call.graph().longs("axes", 1)));
        return new Value(call.node("Tile", wide, List.of(call.graph().longs("times", times))), 3);
    }

    /** Several values of one form into one, number by number. */
    static Value merged(LayerCall call, String operator) {
        return new Value(
                call.graph().node(operator, call.config().name(), names(call)),
                call.inputs().stream().mapToInt(Value::rank).max().orElseThrow());
    }

    /** Two at a time, for operators that take two. */
    static Value folded(LayerCall call, String operator) {
        List<String> names = new ArrayList<>(names(call));
        String made = names.removeFirst();
        for (String name : names) {
            made = call.graph().node(operator, call.config().name(), List.of(made, name));
        }
        return new Value(made, call.inputs().getFirst().rank());
    }

    static Value concatenated(LayerCall call) {
        long axis = (long) call.config().number("axis", -1);
        return new Value(
                call.graph().node("Concat", call.config().name(), names(call), OnnxAttribute.whole("axis", axis)),
                call.inputs().getFirst().rank());
    }

    private static List<String> names(LayerCall call) {
        call.config().require(call.inputs().size() > 1, "one input only");
        return call.inputs().stream().map(Value::name).toList();
    }
}
