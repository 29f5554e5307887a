package io.modeldeck.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import io.modeldeck.registry.ElementType;
import io.modeldeck.registry.TensorSpec;
import io.modeldeck.testing.Golden;
import io.modeldeck.testing.SharedData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Every case of {@code golden/inference_onnx.json}, tensors in and tensors out.
 *
 * <p>Two parts of that file are taken as they stand rather than computed: TinyBERT's token ids are given (its tokenizer needs a pack, and has
 * tests of its own), and the 200 MiB input of the big model is not run.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GoldenInferenceTest {

    private static final double RELATIVE = 1e-4;
    private static final double ABSOLUTE = 1e-5;
    private static final int PIXELS = 28 * 28;

    private final CallWatch watch = new CallWatch(() -> Duration.ofMinutes(1));
    private Map<String, JsonNode> cases;

    @BeforeAll
    void read() {
        cases = Golden.cases("inference_onnx").stream()
                .collect(Collectors.toMap(c -> c.get("id").asText(), c -> c, (a, b) -> a, LinkedHashMap::new));
    }

    @AfterAll
    void close() {
        watch.close();
    }

    @Test
    void everyCaseOfTheFileHasATestHere() {
        assertThat(cases.keySet())
                .containsExactlyInAnyOrder(
                        "onnx-iris",
                        "onnx-mnist-cnn",
                        "onnx-mnist-lr",
                        "onnx-silero-vad",
                        "onnx-tinybert",
                        "onnx-super-resolution",
                        "onnx-light_squeezenet",
                        "onnx-light_resnet50",
                        "onnx-dynamic",
                        "onnx-unicode-path",
                        "onnx-multitype",
                        "onnx-metadata",
                        "onnx-load-failures",
                        "onnx-bad-inputs");
    }

    @Test
    void iris() {
        JsonNode golden = cases.get("onnx-iris");
        try (OnnxSession session = open(golden)) {
            for (JsonNode row : golden.get("cases")) {
                Tensor out = run(session, Map.of("input", floats(doubles(row.get("input")), 1, 4)), "output");
                assertNear("row " + row.get("row"), doubles(row.get("output")), out);
            }
        }
    }

    @Test
    void mnistByConvolution() {
        JsonNode golden = cases.get("onnx-mnist-cnn");
        byte[] images = gunzip(golden.get("data").asText());
        byte[] labels = gunzip("data/images/mnist/t10k-labels-idx1-ubyte.gz");
        try (OnnxSession session = open(golden)) {
            for (JsonNode row : golden.get("cases")) {
                int image = row.get("image").asInt();
                double[] out = numbers(digits(session, images, image, image + 1));
                assertNear("image " + image, doubles(row.get("output")), out);
                assertThat(best(out, 0)).isEqualTo(row.get("predicted").asInt());
            }
            double[] all = IntStream.range(0, 10)
                    .mapToObj(part -> numbers(digits(session, images, part * 1_000, (part + 1) * 1_000)))
                    .flatMapToDouble(DoubleStream::of)
                    .toArray();
            JsonNode some = golden.get("accuracy");
            assertThat(accuracy(all, labels, some.get("images").asInt()))
                    .isEqualTo(some.get("value").asDouble());
            JsonNode whole = golden.get("log_loss_on_all_10000_by_preprocessing");
            assertThat(accuracy(all, labels, 10_000))
                    .isEqualTo(whole.get("accuracy_normalised").asDouble())
                    .isEqualTo(0.9907);
            double loss = IntStream.range(0, 10_000)
                    .mapToDouble(i -> -all[i * 10 + labels[8 + i]])
                    .average()
                    .orElseThrow();
            assertThat(loss).isCloseTo(whole.get("normalised").asDouble(), within(1e-5));
        }
    }

    private static double accuracy(double[] all, byte[] labels, int count) {
        return IntStream.range(0, count)
                        .filter(i -> best(all, i * 10) == labels[8 + i])
                        .count()
                / (double) count;
    }

    private Tensor digits(OnnxSession session, byte[] images, int from, int to) {
        double[] pixels = new double[(to - from) * PIXELS];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = ((images[16 + from * PIXELS + i] & 0xff) / 255.0 - 0.1307) / 0.3081;
        }
        return run(session, Map.of("input_image", floats(pixels, to - from, 1, 28, 28)), "output_probs");
    }

    @Test
    void mnistByRegressionWithSequencesOfMaps() {
        JsonNode golden = cases.get("onnx-mnist-lr");
        byte[] images = gunzip("data/images/mnist/t10k-images-idx3-ubyte.gz");
        try (OnnxSession session = open(golden)) {
            for (JsonNode row : golden.get("cases")) {
                int image = row.get("image").asInt();
                double[] reversed = IntStream.range(0, PIXELS)
                        .mapToDouble(i -> images[16 + image * PIXELS + PIXELS - 1 - i] & 0xff)
                        .toArray();
                Map<String, ModelOutput> out = session.run(Map.of("float_input", floats(reversed, 1, PIXELS)), watch);
                assertThat(tensor(out, "output_label").values())
                        .isEqualTo(new long[] {row.get("label").asLong()});
                ModelOutput.Sequence sequence = (ModelOutput.Sequence) out.get("output_probability");
                Map<?, ?> map = ((ModelOutput.Mapping) sequence.values().getFirst()).values();
                double[] found = LongStream.range(0, 10)
                        .mapToDouble(k -> ((Number) map.get(k)).doubleValue())
                        .toArray();
                assertNear("image " + image, doubles(row.get("probabilities_0_to_9")), found);
            }
        }
    }

    @Test
    void speechWithAStateThatIsFedBack() {
        JsonNode golden = cases.get("onnx-silero-vad");
        byte[] wav = read(golden.get("audio").asText());
        ByteBuffer samples = ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN);
        int start = dataOf(wav);
        double[] expected = doubles(golden.get("probabilities_frames_0_59"));
        double[] found = new double[expected.length];
        try (OnnxSession session = open(golden)) {
            Tensor state = floats(new double[256], 2, 1, 128);
            for (int frame = 0; frame < found.length; frame++) {
                double[] input = new double[576];
                for (int i = 0; i < input.length; i++) {
                    int at = frame * 512 - 64 + i;
                    input[i] = at < 0 ? 0 : samples.getShort(start + 2 * at) / 32768.0;
                }
                Map<String, Tensor> feeds = Map.of(
                        "input",
                        floats(input, 1, 576),
                        "state",
                        state,
                        "sr",
                        new Tensor(ElementType.INT64, List.of(), new long[] {16_000}));
                Map<String, ModelOutput> out = session.run(feeds, watch);
                found[frame] = tensor(out, "output").number(0);
                state = tensor(out, "stateN");
            }
        }
        assertNear("speech", expected, found);
    }

    private static int dataOf(byte[] wav) {
        for (int i = 12; i < wav.length - 8; i++) {
            if (wav[i] == 'd' && wav[i + 1] == 'a' && wav[i + 2] == 't' && wav[i + 3] == 'a') {
                return i + 8;
            }
        }
        return fail("no data in the sound file");
    }

    @Test
    void tinyBertFromTokenIds() {
        JsonNode golden = cases.get("onnx-tinybert");
        try (OnnxSession session = open(golden)) {
            for (JsonNode row : golden.get("cases")) {
                long[] ids = Golden.longs(row.get("ids"));
                Map<String, Tensor> feeds = new LinkedHashMap<>();
                for (TensorSpec input : session.inputs()) {
                    long[] values = ids;
                    if (input.name().contains("mask")) {
                        values = new long[ids.length];
                        Arrays.fill(values, 1);
                    } else if (input.name().contains("type")) {
                        values = new long[ids.length];
                    }
                    feeds.put(input.name(), new Tensor(ElementType.INT64, List.of(1L, (long) ids.length), values));
                }
                List<Tensor> out = session.run(feeds, watch).values().stream()
                        .map(o -> ((ModelOutput.Of) o).tensor())
                        .toList();
                assertNear(
                        "first token", doubles(row.get("first_token_first8")), Arrays.copyOf(numbers(out.get(0)), 8));
                assertNear("pooled", doubles(row.get("pooled_first8")), Arrays.copyOf(numbers(out.get(1)), 8));
                for (int i = 0; i < 2; i++) {
                    assertThat(out.get(i).dimensions())
                            .isEqualTo(Golden.longs(row.get("shapes").get(i)));
                }
            }
        }
    }

    @Test
    void superResolution() {
        JsonNode golden = cases.get("onnx-super-resolution");
        byte[] images = gunzip("data/images/mnist/t10k-images-idx3-ubyte.gz");
        try (OnnxSession session = open(golden)) {
            for (JsonNode row : golden.get("cases")) {
                int image = row.get("image").asInt();
                double[] pixels = new double[224 * 224];
                for (int i = 0; i < pixels.length; i++) {
                    pixels[i] = (images[16 + image * PIXELS + i / 224 / 8 * 28 + i % 224 / 8] & 0xff) / 255.0;
                }
                Tensor out = run(session, Map.of("input", floats(pixels, 1, 1, 224, 224)), null);
                assertThat(out.dimensions()).isEqualTo(Golden.longs(row.get("output_shape")));
                double[] values = numbers(out);
                var summary = DoubleStream.of(values).summaryStatistics();
                assertNear(
                        "summary",
                        new double[] {
                            row.get("mean").asDouble(),
                            row.get("min").asDouble(),
                            row.get("max").asDouble()
                        },
                        new double[] {summary.getAverage(), summary.getMin(), summary.getMax()});
                row.get("pixels").properties().forEach(pixel -> {
                    String[] at = pixel.getKey().split(",");
                    double found = values[Integer.parseInt(at[0]) * 672 + Integer.parseInt(at[1])];
                    assertNear(pixel.getKey(), new double[] {pixel.getValue().asDouble()}, new double[] {found});
                });
            }
        }
    }

    @Test
    void largeGraphs() {
        for (String id : List.of("onnx-light_squeezenet", "onnx-light_resnet50")) {
            JsonNode golden = cases.get(id);
            try (OnnxSession session = open(golden)) {
                Tensor zeros = floats(new double[3 * 224 * 224], 1, 3, 224, 224);
                Tensor out = run(
                        session,
                        Map.of(golden.get("input_name").asText(), zeros),
                        golden.get("output_name").asText());
                assertThat(out.dimensions()).isEqualTo(Golden.longs(golden.get("output_shape")));
                double[] expected = new double[1_000];
                Arrays.fill(expected, 0.001);
                assertNear(id, expected, out);
            }
        }
    }

    @Test
    void namedInputsOfManyTypes() {
        for (String id : List.of("onnx-dynamic", "onnx-unicode-path", "onnx-multitype")) {
            JsonNode golden = cases.get(id);
            try (OnnxSession session = open(golden)) {
                Map<String, Tensor> feeds = new LinkedHashMap<>();
                golden.get("inputs").properties().forEach(e -> feeds.put(e.getKey(), feed(e.getValue())));
                Map<String, ModelOutput> out = session.run(feeds, watch);
                golden.get("outputs").properties().forEach(e -> {
                    // The golden file appends the type to some names.
                    String name = e.getKey().replaceFirst("_(int16|int64)$", "");
                    Tensor found = tensor(out, name);
                    assertThat(e.getKey()).isIn(name, name + "_" + found.type().word());
                    assertNear(id + " " + name, doubles(e.getValue()), found);
                });
            }
        }
    }

    private static Tensor feed(JsonNode input) {
        double[] values = doubles(input.get("values"));
        List<Long> shape =
                Arrays.stream(Golden.longs(input.get("shape"))).boxed().toList();
        return switch (input.path("type").asText("float")) {
            case "float" -> floats(values, Golden.longs(input.get("shape")));
            case "double" -> new Tensor(ElementType.DOUBLE, shape, values);
            case "int32" ->
                new Tensor(
                        ElementType.INT32,
                        shape,
                        DoubleStream.of(values).mapToInt(v -> (int) v).toArray());
            case "uint8" -> {
                byte[] bytes = new byte[values.length];
                for (int i = 0; i < bytes.length; i++) {
                    bytes[i] = (byte) values[i];
                }
                yield new Tensor(ElementType.UINT8, shape, bytes);
            }
            default -> fail("an input type that this test does not know: " + input);
        };
    }

    @Test
    void metadataOfTheFile() {
        JsonNode golden = cases.get("onnx-metadata");
        Map<String, String> found =
                ModelFile.inspect(file(golden.get("model").asText())).metadata();
        golden.get("custom_metadata")
                .properties()
                .forEach(e ->
                        assertThat(found).containsEntry(e.getKey(), e.getValue().asText()));
    }

    @Test
    void loadFailuresAreSentences() {
        for (JsonNode row : cases.get("onnx-load-failures").get("cases")) {
            Path file = file(row.get("model").asText());
            if (row.get("seen_here").asText().contains("string_normalizer")) {
                refusedOrLoaded(file);
            } else {
                assertThatThrownBy(() -> ModelFile.inspect(file))
                        .isInstanceOf(RuntimeFailure.class)
                        .hasMessageContaining(file.toString())
                        .hasMessageContaining("operator");
            }
        }
    }

    /** Whether a text normaliser loads depends on the locales that the machine has. */
    private static void refusedOrLoaded(Path file) {
        try {
            assertThat(ModelFile.inspect(file).inputs()).isNotEmpty();
        } catch (RuntimeFailure refused) {
            assertThat(refused).hasMessageContaining(file.toString());
        }
    }

    @Test
    void badInputsRaise() {
        try (OnnxSession session = open(cases.get("onnx-bad-inputs"))) {
            Map<String, Map<String, Tensor>> bad = Map.of(
                    "wrong width", Map.of("input", floats(new double[5], 1, 5)),
                    "double instead of float",
                            Map.of("input", new Tensor(ElementType.DOUBLE, List.of(1L, 4L), new double[4])),
                    "unknown input name", Map.of("inp", floats(new double[4], 1, 4)),
                    "wrong rank", Map.of("input", floats(new double[4], 4)));
            for (JsonNode row : cases.get("onnx-bad-inputs").get("cases")) {
                String name = row.get("case").asText();
                if (row.get("raises").asBoolean()) {
                    assertThatThrownBy(() -> session.run(bad.get(name), watch))
                            .as(name)
                            .isInstanceOf(RuntimeFailure.class);
                } else {
                    Tensor out = run(session, Map.of("input", floats(new double[0], 0, 4)), "output");
                    assertThat(out.dimensions()).as(name).isEqualTo(Golden.longs(row.get("output_shape")));
                }
            }
        }
    }

    private Tensor run(OnnxSession session, Map<String, Tensor> feeds, String output) {
        Map<String, ModelOutput> out = session.run(feeds, watch);
        return tensor(out, output == null ? out.keySet().iterator().next() : output);
    }

    private static Tensor tensor(Map<String, ModelOutput> out, String name) {
        return ((ModelOutput.Of) out.get(name)).tensor();
    }

    private static OnnxSession open(JsonNode golden) {
        String name = golden.get("model").asText();
        return OnnxSession.open(read(name), name, RuntimeLimits.defaults());
    }

    private static Tensor floats(double[] values, long... shape) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return new Tensor(ElementType.FLOAT, Arrays.stream(shape).boxed().toList(), floats);
    }

    private static double[] numbers(Tensor tensor) {
        return IntStream.range(0, tensor.size()).mapToDouble(tensor::number).toArray();
    }

    private static double[] doubles(JsonNode array) {
        double[] values = new double[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).asDouble();
        }
        return values;
    }

    private static int best(double[] scores, int from) {
        return IntStream.range(0, 10)
                .boxed()
                .max((a, b) -> Double.compare(scores[from + a], scores[from + b]))
                .orElseThrow();
    }

    private static void assertNear(String what, double[] expected, Tensor found) {
        assertNear(what, expected, numbers(found));
    }

    private static void assertNear(String what, double[] expected, double[] found) {
        assertThat(found).as(what).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            double tolerance = ABSOLUTE + RELATIVE * Math.abs(expected[i]);
            if (!(Math.abs(found[i] - expected[i]) <= tolerance)) {
                fail(what + " [" + i + "]: expected " + expected[i] + ", found " + found[i]);
            }
        }
    }

    private static Path file(String name) {
        return SharedData.require(name.replaceFirst("^data/", ""));
    }

    private static byte[] read(String name) {
        try {
            return Files.readAllBytes(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] gunzip(String name) {
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file(name)))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
