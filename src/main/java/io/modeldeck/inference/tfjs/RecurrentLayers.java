package io.modeldeck.inference.tfjs;

import ai.onnx.proto.OnnxMl.AttributeProto;
import io.modeldeck.inference.graph.OnnxAttribute;
import io.modeldeck.inference.graph.OnnxBuilder;
import java.util.ArrayList;
import java.util.List;

/** Layers that go over a sequence and remember: simple ones, GRU, LSTM, and both directions of them. */
final class RecurrentLayers {

    private RecurrentLayers() {}

    /**
     * One of these cells.
     *
     * @param operator of ONNX
     * @param order in which ONNX has the gates, by their places at Keras
     * @param gated whether the gates have an activation of their own
     */
    private enum Cell {
        SIMPLE("RNN", new int[] {0}, false),
        GRU("GRU", new int[] {0, 1, 2}, true),
        LSTM("LSTM", new int[] {0, 3, 1, 2}, true);

        private final String operator;
        private final int[] order;
        private final boolean gated;

        Cell(String operator, int[] order, boolean gated) {
            this.operator = operator;
            this.order = order;
            this.gated = gated;
        }
    }

    static Value simple(LayerCall call) {
        return sequence(call, Cell.SIMPLE);
    }

    static Value gru(LayerCall call) {
        return sequence(call, Cell.GRU);
    }

    static Value lstm(LayerCall call) {
        return sequence(call, Cell.LSTM);
    }

    private static Value sequence(LayerCall call, Cell cell) {
        boolean backwards = call.config().flag("go_backwards", false);
        Value made = run(call, cell, backwards);
        // Keras gives what it found in the order in which it went.
        boolean turns = backwards && made.rank() == 3;
        return turns ? new Value(reversed(call, made.name()), 3) : made;
    }

    /** Forwards and backwards, each with its own weights. */
    static Value bidirectional(LayerCall call) {
        LayerConfig inner = call.config().inner("layer");
        Cell cell = switch (inner.kind()) {
            case "SimpleRNN" -> Cell.SIMPLE;
            case "GRU" -> Cell.GRU;
            case "LSTM" -> Cell.LSTM;
            default -> throw call.config().unsupported("a layer of the kind " + inner.kind());
        };
        inner.require(!inner.flag("go_backwards", false), "go_backwards");
        Value forward = run(named(call, inner, "forward_"), cell, false);
        Value backward = run(named(call, inner, "backward_"), cell, true);
        List<String> both = List.of(forward.name(), backward.name());
        String name = call.config().name();
        String made = switch (call.config().text("merge_mode", "concat")) {
            case "concat" -> call.graph().node("Concat", name, both, OnnxAttribute.whole("axis", -1));
            case "sum" -> call.graph().node("Add", name, both);
            case "mul" -> call.graph().node("Mul", name, both);
            case "ave" -> call.graph().node("Mean", name, both);
            default ->
                throw call.config()
                        .unsupported("the merge_mode " + call.config().values().get("merge_mode"));
        };
        return new Value(made, forward.rank());
    }

    private static LayerCall named(LayerCall call, LayerConfig inner, String direction) {
        java.util.Map<Object, Object> values = new java.util.HashMap<>(inner.values());
        values.put("name", direction + inner.name());
        return call.with(new LayerConfig(inner.model(), inner.kind(), values), call.input());
    }

    /** What the cell remembers: at each place in the order of the places, or at the end. */
    private static Value run(LayerCall call, Cell cell, boolean backwards) {
        LayerConfig config = call.config();
        config.require(!config.flag("stateful", false), "a state that is kept between calls");
        config.require(!config.flag("return_state", false), "return_state");
        boolean resetsAfter = cell == Cell.GRU && config.flag("reset_after", false);
        LayerWeights.Weight kernel = call.weight("kernel", 2);
        LayerWeights.Weight recurrent = call.weight("recurrent_kernel", 2);
        int units = recurrent.dimension(0);
        int gates = cell.order.length;
        config.require(
                kernel.dimension(1) == gates * units && recurrent.dimension(1) == gates * units,
                "kernels that do not fit each other");
        String name = config.name();
        String w = call.graph()
                .floats(name + "_w", gatesFirst(cell, kernel, units), 1, gates * units, kernel.dimension(0));
        String r = call.graph().floats(name + "_r", gatesFirst(cell, recurrent, units), 1, gates * units, units);
        String b = call.graph().floats(name + "_b", biases(call, cell, units, resetsAfter), 1, 2L * gates * units);
        List<AttributeProto> attributes = new ArrayList<>(activations(config, cell));
        attributes.add(OnnxAttribute.whole("hidden_size", units));
        attributes.add(OnnxAttribute.text("direction", backwards ? "reverse" : "forward"));
        if (resetsAfter) {
            attributes.add(OnnxAttribute.whole("linear_before_reset", 1));
        }
        String[] made = call.graph()
                .nodes(
                        cell.operator,
                        List.of(name + "_all", name + "_last"),
                        List.of(call.transposed(call.input(3).name(), 1, 0, 2), w, r, b),
                        attributes.toArray(AttributeProto[]::new));
        if (!config.flag("return_sequences", false)) {
            return new Value(call.node("Squeeze", made[1], List.of(call.graph().longs("axes", 0))), 2);
        }
        String all = call.node("Squeeze", made[0], List.of(call.graph().longs("axes", 1)));
        return new Value(call.transposed(all, 1, 0, 2), 3);
    }

    private static String reversed(LayerCall call, String value) {
        OnnxBuilder graph = call.graph();
        return call.node(
                "Slice",
                value,
                List.of(
                        graph.longs("start", -1),
                        graph.longs("end", Long.MIN_VALUE),
                        graph.longs("axes", 1),
                        graph.longs("step", -1)));
    }

    /** [in, gates · units] as [gates · units, in], the gates in ONNX's order. */
    private static float[] gatesFirst(Cell cell, LayerWeights.Weight kernel, int units) {
        int in = kernel.dimension(0);
        int width = kernel.dimension(1);
        float[] turned = new float[kernel.values().length];
        for (int gate = 0; gate < cell.order.length; gate++) {
            for (int unit = 0; unit < units; unit++) {
                for (int i = 0; i < in; i++) {
                    turned[(gate * units + unit) * in + i] =
                            kernel.values()[i * width + cell.order[gate] * units + unit];
                }
            }
        }
        return turned;
    }

    /** Those before the kernel, then those before the recurrent kernel, which only some cells have. */
    private static float[] biases(LayerCall call, Cell cell, int units, boolean resetsAfter) {
        int gates = cell.order.length;
        float[] all = new float[2 * gates * units];
        if (!call.config().flag("use_bias", true)) {
            return all;
        }
        float[] said = call.weight("bias", resetsAfter ? 2 : 1).values();
        call.config()
                .require(said.length == (resetsAfter ? 2 : 1) * gates * units, "a bias that does not fit its kernel");
        for (int part = 0; part * gates * units < said.length; part++) {
            for (int gate = 0; gate < gates; gate++) {
                System.arraycopy(
                        said, (part * gates + cell.order[gate]) * units, all, (part * gates + gate) * units, units);
            }
        }
        return all;
    }

    private static List<AttributeProto> activations(LayerConfig config, Cell cell) {
        List<String> names = new ArrayList<>();
        if (cell.gated) {
            names.add(config.text("recurrent_activation", "hard_sigmoid"));
        }
        names.add(config.text("activation", "tanh"));
        if (cell == Cell.LSTM) {
            names.add(config.text("activation", "tanh"));
        }
        List<String> functions = names.stream()
                .map(name -> Activation.recurrent(name)
                        .orElseThrow(() -> config.unsupported("the activation '" + name + "'")))
                .toList();
        // Keras' hard sigmoid is ONNX's with its usual numbers, 0.2 x + 0.5.
        return List.of(OnnxAttribute.texts("activations", functions));
    }
}
