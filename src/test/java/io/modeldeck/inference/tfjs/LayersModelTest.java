package io.modeldeck.inference.tfjs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.modeldeck.domain.Json;
import io.modeldeck.inference.ModelOutput;
import io.modeldeck.inference.OnnxModelRuntime;
import io.modeldeck.inference.RuntimeFailure;
import io.modeldeck.inference.RuntimeLimits;
import io.modeldeck.inference.Tensor;
import io.modeldeck.inference.TensorModel;
import io.modeldeck.registry.ElementType;
import io.modeldeck.testing.Golden;
import io.modeldeck.testing.SharedData;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Layers models as ONNX, run by ONNX Runtime and compared with golden values and with twins that follow the definitions. */
class LayersModelTest {

    private static final double NEAR = 1e-5;

    private final Random random = new Random(6);
    private final Map<String, Tensor> weights = new LinkedHashMap<>();

    private float[] weight(String name, long... shape) {
        int size = (int) Arrays.stream(shape).reduce(1, Math::multiplyExact);
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            // Variances must be positive.
            values[i] = (float) (name.endsWith("variance") ? 0.1 + random.nextDouble() : random.nextGaussian() * 0.5);
        }
        weights.put(
                name, new Tensor(ElementType.FLOAT, Arrays.stream(shape).boxed().toList(), values));
        return values;
    }

    private Tensor input(long... shape) {
        int size = (int) Arrays.stream(shape).reduce(1, Math::multiplyExact);
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return new Tensor(ElementType.FLOAT, Arrays.stream(shape).boxed().toList(), values);
    }

    private static double[][][] image(Tensor tensor) {
        int[] shape = tensor.shape().stream().mapToInt(Long::intValue).toArray();
        double[][][] image = new double[shape[1]][shape[2]][shape[3]];
        int at = 0;
        for (double[][] row : image) {
            for (double[] place : row) {
                for (int c = 0; c < place.length; c++) {
                    place[c] = tensor.number(at++);
                }
            }
        }
        return image;
    }

    private static double[][] steps(Tensor tensor) {
        int[] shape = tensor.shape().stream().mapToInt(Long::intValue).toArray();
        double[][] steps = new double[shape[1]][shape[2]];
        for (int i = 0; i < tensor.size(); i++) {
            steps[i / shape[2]][i % shape[2]] = tensor.number(i);
        }
        return steps;
    }

    private WebModel sequential(String shape, String... layers) {
        String first = layers[0].replaceFirst("\"config\": \\{", "\"config\": {\"batch_input_shape\": " + shape + ", ");
        String rest = String.join(", ", Arrays.copyOfRange(layers, 1, layers.length));
        return model("{\"class_name\": \"Sequential\", \"config\": {\"name\": \"s\", \"layers\": [" + first
                + (rest.isEmpty() ? "" : ", " + rest) + "]}}");
    }

    private WebModel model(String topology) {
        return new WebModel("m", Map.of("format", "layers-model", "modelTopology", Json.readObject(topology)), weights);
    }

    private static String layer(String kind, String name, String... config) {
        return "{\"class_name\": \"" + kind + "\", \"config\": {\"name\": \"" + name + "\""
                + (config.length == 0 ? "" : ", " + String.join(", ", config)) + "}}";
    }

    private static Map<String, Tensor> run(WebModel model, Map<String, Tensor> inputs) {
        byte[] graph = LayersModel.onnx(model);
        assertThat(graph).isEqualTo(LayersModel.onnx(model));
        try (OnnxModelRuntime runtime = new OnnxModelRuntime(RuntimeLimits.defaults());
                TensorModel loaded = runtime.graph(graph, "m")) {
            Map<String, Tensor> outputs = new LinkedHashMap<>();
            loaded.run(inputs).forEach((name, output) -> outputs.put(name, ((ModelOutput.Of) output).tensor()));
            return outputs;
        }
    }

    private static void assertNear(Tensor actual, double... expected) {
        assertThat(actual.size()).isEqualTo(expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual.number(i)).as("number " + i).isEqualTo(expected[i], within(NEAR));
        }
    }

    private static double[] flat(double[][] steps) {
        return Arrays.stream(steps).flatMapToDouble(Arrays::stream).toArray();
    }

    private static double[] flat(double[][][] image) {
        return Arrays.stream(image)
                .flatMap(Arrays::stream)
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }

    @Test
    void theRealModelOfAnEmbeddingAndAGruGivesTheGoldenNumbers() {
        JsonNode golden = Golden.cases("inference_tfjs").stream()
                .filter(c -> c.get("id").asText().equals("tfjs-layers-gru"))
                .findFirst()
                .orElseThrow();
        WebModel model = WebModel.read(SharedData.require("models/tfjs/tfjs_e2e/layers_model"), 1 << 20);
        assertThat(model.hasLayers()).isTrue();
        float[] words = new float[10];
        for (int i = 0; i < 10; i++) {
            words[i] = golden.get("input").get(0).get(i).asInt();
        }
        Tensor x = new Tensor(ElementType.FLOAT, List.of(1L, 10L), words);
        Map<String, Tensor> outputs = run(model, Map.of("embedding_Embedding2_input", x));
        assertThat(outputs).containsOnlyKeys("gru_GRU1");
        for (String source : List.of("output_upstream_test", "output_numpy")) {
            double[] expected = new double[4];
            for (int i = 0; i < 4; i++) {
                expected[i] = golden.get(source).get(i).asDouble();
            }
            assertNear(outputs.get("gru_GRU1"), expected);
        }
    }

    @Test
    void aNetworkOverImagesIsItsTwin() {
        float[] kernel = weight("outer/conv/kernel:0", 3, 3, 2, 4);
        float[] bias = weight("outer/conv/bias:0", 4);
        float[] deep = weight("deep/depthwise_kernel", 2, 2, 4, 2);
        float[] deepBias = weight("deep/bias", 8);
        float[] gamma = weight("norm/gamma", 8);
        float[] beta = weight("norm/beta", 8);
        float[] mean = weight("norm/moving_mean", 8);
        float[] variance = weight("norm/moving_variance", 8);
        WebModel model = sequential(
                "[null, 12, 9, 2]",
                layer("Conv2D", "conv", "\"strides\": [2, 2], \"padding\": \"same\", \"activation\": \"relu\""),
                layer("Dropout", "drop", "\"rate\": 0.5"),
                layer("MaxPooling2D", "pool", "\"pool_size\": [2, 2], \"strides\": [1, 1], \"padding\": \"same\""),
                layer("DepthwiseConv2D", "deep", "\"depth_multiplier\": 2, \"padding\": \"valid\""),
                layer("BatchNormalization", "norm", "\"axis\": [3], \"epsilon\": 0.01"),
                layer("AveragePooling2D", "mean", "\"pool_size\": 2, \"padding\": \"same\""));
        Tensor x = input(1, 12, 9, 2);
        double[][][] twin = PlainLayers.convolution(image(x), 3, 2, 1, true, kernel, bias);
        for (double[][] row : twin) {
            for (double[] place : row) {
                Arrays.setAll(place, c -> Math.max(0, place[c]));
            }
        }
        twin = PlainLayers.pool(twin, 2, 1, true, false);
        twin = PlainLayers.depthwise(twin, 2, 2, deep, deepBias);
        for (double[][] row : twin) {
            for (double[] place : row) {
                Arrays.setAll(place, c -> (place[c] - mean[c]) / Math.sqrt(variance[c] + 0.01) * gamma[c] + beta[c]);
            }
        }
        twin = PlainLayers.pool(twin, 2, 2, true, true);
        Tensor y = run(model, Map.of("conv_input", x)).get("mean");
        assertThat(y.shape()).containsExactly(1L, (long) twin.length, (long) twin[0].length, 8L);
        assertNear(y, flat(twin));
    }

    @Test
    void dilatedAndSeparableConvolutionsAndFormsAreTheirTwins() {
        float[] kernel = weight("c/kernel", 3, 3, 1, 2);
        float[] deep = weight("s/depthwise_kernel", 1, 1, 2, 1);
        float[] point = weight("s/pointwise_kernel", 1, 1, 2, 3);
        float[] bias = weight("s/bias", 3);
        WebModel model = sequential(
                "[null, 7, 7, 1]",
                layer("Conv2D", "c", "\"dilation_rate\": [2, 2], \"use_bias\": false"),
                layer("SeparableConv2D", "s", "\"activation\": \"tanh\""),
                layer("UpSampling2D", "up", "\"size\": [2, 1]"),
                layer("ZeroPadding2D", "pad", "\"padding\": [[1, 0], [0, 2]]"),
                layer("Permute", "turn", "\"dims\": [3, 1, 2]"),
                layer("Reshape", "form", "\"target_shape\": [3, -1]"),
                layer("GlobalMaxPooling1D", "most"));
        Tensor x = input(1, 7, 7, 1);
        double[][][] twin = PlainLayers.convolution(image(x), 3, 1, 2, false, kernel, new float[2]);
        float[] both = new float[6];
        for (int i = 0; i < 6; i++) {
            both[i] = deep[i / 3] * point[i];
        }
        twin = PlainLayers.convolution(twin, 1, 1, 1, false, both, bias);
        // [7 rows with one of zeros above, 5 columns with two of zeros behind] by channel, then in one line for each
        // channel.
        double[] places = new double[7 * 5];
        Arrays.fill(places, Double.NEGATIVE_INFINITY);
        double[] line = new double[3 * 35];
        for (int c = 0; c < 3; c++) {
            for (int r = 0; r < 6; r++) {
                for (int k = 0; k < 3; k++) {
                    line[c * 35 + (r + 1) * 5 + k] = Math.tanh(twin[r / 2][k][c]);
                }
            }
        }
        for (int i = 0; i < line.length; i++) {
            places[i % 35] = Math.max(places[i % 35], line[i]);
        }
        assertNear(run(model, Map.of("c_input", x)).get("most"), places);
    }

    @Test
    void sequencesAreTheirTwinsInBothDirections() {
        float[] k = weight("lstm/lstm_cell/kernel", 3, 16);
        float[] r = weight("lstm/lstm_cell/recurrent_kernel", 4, 16);
        float[] b = weight("lstm/lstm_cell/bias", 16);
        float[] fk = weight("both/forward_gru/kernel", 4, 6);
        float[] fr = weight("both/forward_gru/recurrent_kernel", 2, 6);
        float[] fb = weight("both/forward_gru/bias", 2, 6);
        float[] bk = weight("both/backward_gru/kernel", 4, 6);
        float[] br = weight("both/backward_gru/recurrent_kernel", 2, 6);
        float[] bb = weight("both/backward_gru/bias", 2, 6);
        float[] sk = weight("back/kernel", 4, 3);
        float[] sr = weight("back/recurrent_kernel", 3, 3);
        float[] sb = weight("back/bias", 3);
        String gru = layer(
                "GRU",
                "gru",
                "\"reset_after\": true, \"recurrent_activation\": \"sigmoid\", \"return_sequences\": true");
        WebModel model = sequential(
                "[null, 5, 3]",
                layer("LSTM", "lstm", "\"return_sequences\": true, \"recurrent_activation\": \"hard_sigmoid\""),
                layer("Bidirectional", "both", "\"merge_mode\": \"concat\", \"layer\": " + gru),
                layer("SimpleRNN", "back", "\"go_backwards\": true, \"return_sequences\": true"));
        Tensor x = input(1, 5, 3);
        double[][] twin = PlainLayers.lstm(steps(x), k, r, b, 4, PlainLayers.HARD);
        double[][] forward = PlainLayers.gru(twin, fk, fr, fb, 2);
        double[][] backward = reversed(PlainLayers.gru(reversed(twin), bk, br, bb, 2));
        double[][] both = new double[5][];
        for (int t = 0; t < 5; t++) {
            both[t] = new double[] {forward[t][0], forward[t][1], backward[t][0], backward[t][1]};
        }
        assertNear(
                run(model, Map.of("lstm_input", x)).get("back"),
                flat(PlainLayers.simple(reversed(both), sk, sr, sb, 3)));
    }

    private static double[][] reversed(double[][] steps) {
        double[][] reversed = new double[steps.length][];
        Arrays.setAll(reversed, t -> steps[steps.length - 1 - t]);
        return reversed;
    }

    @Test
    void aFunctionalModelWithSeveralInputsOutputsAndAModelInsideIsItsTwin() {
        float[] k = weight("a/kernel", 2, 3);
        float[] b = weight("a/bias", 3);
        float[] ik = weight("inner_dense/kernel", 3, 3);
        float[] ib = weight("inner_dense/bias", 3);
        String inner = "{\"class_name\": \"Sequential\", \"config\": {\"name\": \"inner\", \"layers\": ["
                + layer("InputLayer", "in", "\"batch_input_shape\": [null, 3]") + ", "
                + layer("Dense", "inner_dense", "\"activation\": \"sigmoid\"") + "]}}";
        String topology =
                "{\"model_config\": {\"class_name\": \"Functional\", \"config\": {\"name\": \"f\", \"layers\": ["
                        + node(layer("Concatenate", "join"), "sum", "v")
                        + ", " + node(layer("Add", "sum"), "a", "inner")
                        + ", " + node(inner, "v")
                        + ", " + node(layer("Dense", "a"), "u")
                        + ", " + node(layer("ReLU", "cut", "\"max_value\": 0.5"), "join")
                        + ", " + node(layer("InputLayer", "u", "\"batch_input_shape\": [null, 2]"))
                        + ", " + node(layer("InputLayer", "v", "\"batch_input_shape\": [null, 3]"))
                        + "], \"input_layers\": [[\"u\", 0, 0], [\"v\", 0, 0]],"
                        + " \"output_layers\": [[\"join\", 0, 0], [\"cut\", 0, 0]]}}}";
        Tensor u = input(1, 2);
        Tensor v = input(1, 3);
        double[] left = PlainLayers.dense(new double[] {u.number(0), u.number(1)}, k, b, x -> x);
        double[] right = new double[] {v.number(0), v.number(1), v.number(2)};
        double[] turned = PlainLayers.dense(right, ik, ib, PlainLayers.SIGMOID);
        double[] join = {left[0] + turned[0], left[1] + turned[1], left[2] + turned[2], right[0], right[1], right[2]};
        Map<String, Tensor> outputs = run(model(topology), Map.of("u", u, "v", v));
        assertThat(outputs).containsOnlyKeys("join", "cut");
        assertNear(outputs.get("join"), join);
        assertNear(
                outputs.get("cut"),
                Arrays.stream(join).map(x -> Math.clamp(x, 0, 0.5)).toArray());
    }

    /** A layer as it stands in a functional model. */
    private static String node(String layer, String... inputs) {
        String uses = inputs.length == 0
                ? ""
                : "["
                        + String.join(
                                ", ",
                                Arrays.stream(inputs)
                                        .map(i -> "[\"" + i + "\", 0, 0, {}]")
                                        .toList()) + "]";
        String name = layer.replaceFirst("(?s).*?\"name\": \"([^\"]+)\".*", "$1");
        return layer.substring(0, layer.length() - 1) + ", \"name\": \"" + name + "\", \"inbound_nodes\": [" + uses
                + "]}";
    }

    @Test
    void everyActivationIsItsFunction() {
        Map<String, java.util.function.DoubleUnaryOperator> functions = new LinkedHashMap<>();
        functions.put("linear", x -> x);
        functions.put("relu", PlainLayers.RELU);
        functions.put("relu6", x -> Math.clamp(x, 0, 6));
        functions.put("sigmoid", PlainLayers.SIGMOID);
        functions.put("hard_sigmoid", PlainLayers.HARD);
        functions.put("tanh", Math::tanh);
        functions.put("softplus", x -> Math.log1p(Math.exp(x)));
        functions.put("softsign", x -> x / (1 + Math.abs(x)));
        functions.put("elu", x -> x > 0 ? x : Math.expm1(x));
        functions.put("selu", x -> 1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * Math.expm1(x)));
        functions.put("exponential", Math::exp);
        functions.put("swish", x -> x / (1 + Math.exp(-x)));
        functions.put("mish", x -> x * Math.tanh(Math.log1p(Math.exp(x))));
        double[] given = {-7.5, -1, -0.25, 0, 0.75, 2, 7.5};
        float[] narrow = new float[given.length];
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] = (float) given[i];
        }
        Tensor x = new Tensor(ElementType.FLOAT, List.of(1L, (long) given.length), narrow);
        functions.forEach((name, function) -> {
            WebModel model = sequential("[null, null]", layer("Activation", "f", "\"activation\": \"" + name + "\""));
            Tensor y = run(model, Map.of("f_input", x)).get("f");
            for (int i = 0; i < given.length; i++) {
                double expected = function.applyAsDouble(given[i]);
                assertThat(y.number(i)).as(name).isEqualTo(expected, within(NEAR * Math.max(1, Math.abs(expected))));
            }
        });
    }

    @Test
    void whatIsNotConvertedIsRefusedByItsName() {
        assertRefused(
                sequential("[null, 4]", layer("Lambda", "odd")),
                "The layer 'odd' of m is a Lambda, which is not converted");
        assertRefused(
                sequential("[null, 4]", layer("Activation", "f", "\"activation\": \"sine\"")), "the activation 'sine'");
        weight("e/embeddings", 4, 2);
        assertRefused(
                sequential("[null, 4]", layer("Embedding", "e", "\"mask_zero\": true")),
                "(Embedding) of m has mask_zero");
        assertRefused(sequential("[null, 4]", layer("Dense", "d")), "has no weights 'kernel'");
        weight("one/d/kernel", 4, 2);
        weight("two/d/kernel", 4, 2);
        assertRefused(sequential("[null, 4]", layer("Dense", "d")), "has 2 weights 'kernel'");
        weight("c/kernel", 3, 3, 1, 1);
        assertRefused(
                sequential("[null, 1, 8, 8]", layer("Conv2D", "c", "\"data_format\": \"channels_first\"")),
                "channels_first");
        assertRefused(sequential("[null, 8, 8, 1]", layer("Conv2D", "c", "\"padding\": \"causal\"")), "'causal'");
        assertRefused(sequential("[null, 8]", layer("Conv2D", "c")), "an input of 2 dimensions");
        assertRefused(sequential("[null, 8]", layer("LSTM", "l", "\"stateful\": true")), "a state that is kept");
        assertRefused(sequential("null", layer("Activation", "a")), "no shape of what comes in");
        assertRefused(model("{\"class_name\": \"Mine\", \"config\": {}}"), "a network of a kind of its own");
        assertRefused(
                model("{\"class_name\": \"Sequential\", \"config\": {\"layers\": [3]}}"), "a layer without class_name");
    }

    private static void assertRefused(WebModel model, String sentence) {
        assertThatThrownBy(() -> LayersModel.onnx(model))
                .isInstanceOf(RuntimeFailure.class)
                .hasMessageContaining(sentence);
    }
}
