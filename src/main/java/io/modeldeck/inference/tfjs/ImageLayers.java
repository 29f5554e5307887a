package io.modeldeck.inference.tfjs;

import ai.onnx.proto.OnnxMl.AttributeProto;
import io.modeldeck.inference.graph.OnnxAttribute;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Layers over places, of one or two dimensions, with the channels last. ONNX wants them before the places. */
final class ImageLayers {

    private ImageLayers() {}

    private static long[] toFirst(int places) {
        return places == 1 ? new long[] {0, 2, 1} : new long[] {0, 3, 1, 2};
    }

    private static long[] toLast(int places) {
        return places == 1 ? new long[] {0, 2, 1} : new long[] {0, 2, 3, 1};
    }

    static Value convolution(LayerCall call, int places) {
        LayerWeights.Weight kernel = call.weight("kernel", places + 2);
        return convolved(
                call,
                places,
                call.input(places + 2),
                kernel,
                (int) call.config().number("groups", 1),
                true);
    }

    static Value depthwise(LayerCall call) {
        LayerWeights.Weight kernel = call.weight("depthwise_kernel", 4);
        return convolved(call, 2, call.input(4), grouped(kernel), kernel.dimension(2), true);
    }

    static Value separable(LayerCall call) {
        LayerWeights.Weight kernel = call.weight("depthwise_kernel", 4);
        Value each = convolved(call, 2, call.input(4), grouped(kernel), kernel.dimension(2), false);
        LayerWeights.Weight point = call.weight("pointwise_kernel", 4);
        String made = call.transposed(each.name(), toFirst(2));
        made = call.node("Conv", made, List.of(kernel(call, point, 2)));
        return biased(call, call.transposed(made, toLast(2)), 4);
    }

    /** A kernel of [height, width, channels, times] as one of [height, width, 1, channels · times]. */
    private static LayerWeights.Weight grouped(LayerWeights.Weight kernel) {
        long[] shape = kernel.shape();
        return new LayerWeights.Weight(kernel.values(), new long[] {shape[0], shape[1], 1, shape[2] * shape[3]});
    }

    private static Value convolved(
            LayerCall call, int places, Value input, LayerWeights.Weight kernel, int groups, boolean isLast) {
        LayerConfig config = call.config();
        config.requireChannelsLast();
        List<AttributeProto> attributes = new ArrayList<>(List.of(
                OnnxAttribute.wholes("strides", config.wholes("strides", places, 1)),
                OnnxAttribute.wholes("dilations", config.wholes("dilation_rate", places, 1)),
                OnnxAttribute.wholes("kernel_shape", Arrays.copyOf(kernel.shape(), places)),
                OnnxAttribute.whole("group", groups),
                padding(config)));
        String made = call.transposed(input.name(), toFirst(places));
        made = call.node(
                "Conv", made, List.of(kernel(call, kernel, places)), attributes.toArray(AttributeProto[]::new));
        made = call.transposed(made, toLast(places));
        return isLast ? biased(call, made, places + 2) : new Value(made, places + 2);
    }

    private static Value biased(LayerCall call, String value, int rank) {
        String made = call.config().flag("use_bias", true)
                ? call.node("Add", value, List.of(call.constant("bias", 1)))
                : value;
        return new Value(call.activated(made), rank);
    }

    /** [places …, in, out] as [out, in, places …]. */
    private static String kernel(LayerCall call, LayerWeights.Weight kernel, int places) {
        int area = 1;
        for (int i = 0; i < places; i++) {
            area *= kernel.dimension(i);
        }
        int in = kernel.dimension(places);
        int out = kernel.dimension(places + 1);
        float[] turned = new float[kernel.values().length];
        for (int place = 0; place < area; place++) {
            for (int i = 0; i < in; i++) {
                for (int o = 0; o < out; o++) {
                    turned[(o * in + i) * area + place] = kernel.values()[(place * in + i) * out + o];
                }
            }
        }
        long[] shape = new long[places + 2];
        shape[0] = out;
        shape[1] = in;
        System.arraycopy(kernel.shape(), 0, shape, 2, places);
        return call.graph().floats(call.config().name() + "_kernel", turned, shape);
    }

    private static AttributeProto padding(LayerConfig config) {
        String padding = config.text("padding", "valid");
        config.require(padding.equals("valid") || padding.equals("same"), "the padding '" + padding + "'");
        return OnnxAttribute.text("auto_pad", padding.equals("same") ? "SAME_UPPER" : "VALID");
    }

    static Value pooled(LayerCall call, String operator, int places) {
        LayerConfig config = call.config();
        config.requireChannelsLast();
        long[] size = config.wholes("pool_size", places, 2);
        long[] strides = config.has("strides") ? config.wholes("strides", places, 1) : size;
        String made = call.transposed(call.input(places + 2).name(), toFirst(places));
        made = call.node(
                operator,
                made,
                OnnxAttribute.wholes("kernel_shape", size),
                OnnxAttribute.wholes("strides", strides),
                padding(config));
        return new Value(call.transposed(made, toLast(places)), places + 2);
    }

    /** Over all places. */
    static Value global(LayerCall call, String operator, int places) {
        call.config().requireChannelsLast();
        call.config().require(!call.config().flag("keepdims", false), "keepdims");
        long[] axes = places == 1 ? new long[] {1} : new long[] {1, 2};
        String made = call.node(
                operator,
                call.input(places + 2).name(),
                OnnxAttribute.wholes("axes", axes),
                OnnxAttribute.whole("keepdims", 0));
        return new Value(made, 2);
    }

    static Value padded(LayerCall call) {
        call.config().requireChannelsLast();
        Object said = call.config().values().get("padding");
        long[] pads = new long[8];
        if (said instanceof List<?> pair
                && pair.size() == 2
                && pair.get(0) instanceof List<?> rows
                && pair.get(1) instanceof List<?> columns
                && rows.size() == 2
                && columns.size() == 2) {
            pads[1] = ((Number) rows.get(0)).longValue();
            pads[5] = ((Number) rows.get(1)).longValue();
            pads[2] = ((Number) columns.get(0)).longValue();
            pads[6] = ((Number) columns.get(1)).longValue();
        } else {
            long[] both = call.config().wholes("padding", 2, 1);
            pads[1] = both[0];
            pads[5] = both[0];
            pads[2] = both[1];
            pads[6] = both[1];
        }
        return new Value(
                call.node("Pad", call.input(4).name(), List.of(call.graph().longs("pads", pads))), 4);
    }

    static Value enlarged(LayerCall call) {
        LayerConfig config = call.config();
        config.requireChannelsLast();
        config.require(config.text("interpolation", "nearest").equals("nearest"), "another interpolation than nearest");
        long[] size = config.wholes("size", 2, 2);
        String scales = call.graph().floats("scales", new float[] {1, 1, size[0], size[1]}, 4);
        String made = call.transposed(call.input(4).name(), toFirst(2));
        made = call.node(
                "Resize",
                made,
                List.of("", scales),
                OnnxAttribute.text("mode", "nearest"),
                OnnxAttribute.text("coordinate_transformation_mode", "asymmetric"),
                OnnxAttribute.text("nearest_mode", "floor"));
        return new Value(call.transposed(made, toLast(2)), 4);
    }
}
