package io.modeldeck.inference.tfjs;

import io.modeldeck.inference.RuntimeFailure;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The kinds of layers that are converted. */
final class LayerKinds {

    private static final Map<String, Function<LayerCall, Value>> KINDS = kinds();

    private LayerKinds() {}

    private static Map<String, Function<LayerCall, Value>> kinds() {
        Map<String, Function<LayerCall, Value>> kinds = new TreeMap<>();
        kinds.put("Dense", BasicLayers::dense);
        kinds.put("Embedding", BasicLayers::embedding);
        kinds.put("BatchNormalization", BasicLayers::batchNormalization);
        kinds.put("LayerNormalization", BasicLayers::layerNormalization);
        kinds.put("Activation", BasicLayers::activation);
        kinds.put("ReLU", BasicLayers::relu);
        kinds.put("LeakyReLU", BasicLayers::leakyRelu);
        kinds.put("ELU", BasicLayers::elu);
        kinds.put("Softmax", BasicLayers::softmax);
        kinds.put("Flatten", BasicLayers::flatten);
        kinds.put("Reshape", BasicLayers::reshape);
        kinds.put("Permute", BasicLayers::permute);
        kinds.put("RepeatVector", BasicLayers::repeat);
        kinds.put("Add", call -> BasicLayers.merged(call, "Sum"));
        kinds.put("Average", call -> BasicLayers.merged(call, "Mean"));
        kinds.put("Maximum", call -> BasicLayers.merged(call, "Max"));
        kinds.put("Minimum", call -> BasicLayers.merged(call, "Min"));
        kinds.put("Multiply", call -> BasicLayers.folded(call, "Mul"));
        kinds.put("Subtract", call -> BasicLayers.folded(call, "Sub"));
        kinds.put("Concatenate", BasicLayers::concatenated);
        kinds.put("Conv1D", call -> ImageLayers.convolution(call, 1));
        kinds.put("Conv2D", call -> ImageLayers.convolution(call, 2));
        kinds.put("DepthwiseConv2D", ImageLayers::depthwise);
        kinds.put("SeparableConv2D", ImageLayers::separable);
        for (int places = 1; places <= 2; places++) {
            int n = places;
            kinds.put("MaxPooling" + n + "D", call -> ImageLayers.pooled(call, "MaxPool", n));
            kinds.put("AveragePooling" + n + "D", call -> ImageLayers.pooled(call, "AveragePool", n));
            kinds.put("GlobalMaxPooling" + n + "D", call -> ImageLayers.global(call, "ReduceMax", n));
            kinds.put("GlobalAveragePooling" + n + "D", call -> ImageLayers.global(call, "ReduceMean", n));
        }
        kinds.put("ZeroPadding2D", ImageLayers::padded);
        kinds.put("UpSampling2D", ImageLayers::enlarged);
        kinds.put("SimpleRNN", RecurrentLayers::simple);
        kinds.put("GRU", RecurrentLayers::gru);
        kinds.put("LSTM", RecurrentLayers::lstm);
        kinds.put("Bidirectional", RecurrentLayers::bidirectional);
        // What only learning needs.
        for (String idle : new String[] {
            "Dropout",
            "SpatialDropout1D",
            "SpatialDropout2D",
            "AlphaDropout",
            "GaussianDropout",
            "GaussianNoise",
            "ActivityRegularization"
        }) {
            kinds.put(idle, LayerCall::input);
        }
        return kinds;
    }

    /** Adds a layer's nodes to the graph; refuses one of a kind that is not converted. */
    static Value apply(LayerCall call) {
        LayerConfig config = call.config();
        Function<LayerCall, Value> kind = KINDS.get(config.kind());
        if (kind == null) {
            throw new RuntimeFailure("The layer '" + config.name() + "' of " + config.model() + " is a " + config.kind()
                    + ", which is not converted (those that are: InputLayer, " + String.join(", ", KINDS.keySet())
                    + "); convert the model to a graph model, or to ONNX, and add that.");
        }
        return kind.apply(call);
    }
}
