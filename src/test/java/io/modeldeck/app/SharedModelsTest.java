package io.modeldeck.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.fail;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.fasterxml.jackson.databind.JsonNode;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Face;
import io.modeldeck.domain.Problem;
import io.modeldeck.inference.AddModel;
import io.modeldeck.inference.ModelOutput;
import io.modeldeck.inference.RuntimeFailure;
import io.modeldeck.inference.Tensor;
import io.modeldeck.inference.tensorflow.TensorFlowOptions;
import io.modeldeck.inference.torch.TorchFile;
import io.modeldeck.inference.transformer.TransformerOptions;
import io.modeldeck.intake.FileOptions;
import io.modeldeck.registry.ElementType;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.TensorSpec;
import io.modeldeck.store.Workspace;
import io.modeldeck.testing.Golden;
import io.modeldeck.testing.SharedData;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Walks over every file of {@code data/models}. Each is either a model that comes in here and has known values, or one that is refused with a
 * sentence, or belongs to one of them. A file that nobody knows makes this red.
 */
class SharedModelsTest {

    private static final Instant NOW = Instant.parse("2026-02-02T00:00:00Z");
    private static final Actor ENGINEER = Actor.person("A", Face.COMMAND_LINE);

    /** Models without golden values of their own, and where their values are held. */
    private static final Map<String, String> HELD_ELSEWHERE = Map.of(
            "tf_savedmodel/tf_serving/saved_model_counter/00000123",
            "TensorFlowPackTest.aCounterKeepsItsStateBetweenCallsAndReadsItsSignatureOnly",
            "tfjs/vscode_languagedetection/model.json",
            "TensorFlowPackTest.theLanguageDetectorOfTensorFlowJsIsGuesslangWithinItsQuantisation",
            "onnx/yalue/example_several_inputs_and_outputs.onnx",
            "SharedModelsTest.severalInputsWithBlanksInTheirNames");

    /** What is no model that something here serves, and why it says so. */
    private static final Map<String, String> REFUSED = Map.of(
            "tf_savedmodel/tf_serving/bad_half_plus_two/00000123", "holds no model",
            "tf_savedmodel/tf_serving/saved_model_half_plus_two_tflite/00000123", "holds no model",
            "xgboost/tribuo/xgb_mnist.xgb", "is no ONNX model",
            "tokenizers/ort_extensions/bert.vocab", "is no ONNX model",
            "tokenizers/ort_extensions/en.wiki.bpe.vs100000.model", "is no ONNX model",
            "tokenizers/ort_extensions/added-tokens-tokenizer.json", "is no model of TensorFlow.js");

    /** What lies beside models without being one. */
    private static final Set<String> BESIDE = Set.of(
            "onnx/ort_extensions/cat_224x224.jpg",
            "onnx/tribuo/bert-base-cased-vocab.txt",
            "tf_savedmodel/guesslang/languages.json",
            "tf_savedmodel/tf_serving/half_plus_two_model_metadata.json");

    @TempDir
    private Path folder;

    private Engine engine;
    private int added;

    @BeforeEach
    void open() {
        engine = Engine.open(new Workspace(folder.resolve("deck")), Clock.fixed(NOW, ZoneOffset.UTC), () -> {})
                .orElseThrow();
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void everyFileIsTried() throws IOException {
        Path models = SharedData.require("models");
        Set<String> golden = golden();
        Set<String> unfit = unfit();
        Set<String> seen = new TreeSet<>();
        for (String file : files(models)) {
            String place = place(models, file);
            if (!seen.add(place)) {
                continue;
            }
            Path path = models.resolve(place);
            if (REFUSED.containsKey(place)) {
                assertThatThrownBy(() -> add(path))
                        .as(place)
                        .isInstanceOf(RuntimeFailure.class)
                        .hasMessageContaining(REFUSED.get(place));
            } else if (unfit.contains(place)) {
                refusedOrAdded(path);
            } else if (isModel(place)) {
                assertThat(comesIn(path)).as(place).isTrue();
                if (Files.isDirectory(path.resolveSibling("test_data_set_0"))) {
                    assertAnswersAsRecorded(path);
                } else {
                    assertThat(golden.contains(place) || HELD_ELSEWHERE.containsKey(place))
                            .as(place + " comes in, but nothing says what it answers; add its values to a test")
                            .isTrue();
                }
            } else {
                assertThat(golden.contains(place) || BESIDE.contains(place))
                        .as(place + " is not tried by any test")
                        .isTrue();
            }
        }
        assertThat(seen)
                .containsAll(HELD_ELSEWHERE.keySet())
                .containsAll(REFUSED.keySet())
                .containsAll(BESIDE);
        assertThat(added).isEqualTo(26);
    }

    private static List<String> files(Path models) throws IOException {
        try (Stream<Path> all = Files.walk(models)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> models.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> !name.matches(".*(/LICENSE[^/]*|\\.README)"))
                    .sorted()
                    .toList();
        }
    }

    /** The model that a file belongs to, or the file itself. */
    private static String place(Path models, String file) {
        for (String end : List.of("/saved_model.pb", "/model.tflite", "/checkpoint", "/export", "/export.meta")) {
            if (file.endsWith(end)) {
                return file.substring(0, file.length() - end.length());
            }
        }
        if (file.matches(".*/(variables|assets)/[^/]+")) {
            return file.replaceFirst("/(variables|assets)/[^/]+$", "");
        }
        if (file.matches(".*/test_data_set_0/[^/]+")) {
            return file.replaceFirst("/test_data_set_0/[^/]+$", "/model.onnx");
        }
        Path beside = models.resolve(file).resolveSibling("model.json");
        return Files.exists(beside) ? models.relativize(beside).toString().replace('\\', '/') : file;
    }

    private static boolean isModel(String place) {
        return place.matches(".*\\.(onnx|jit|pt)|.*/model\\.json|tf_savedmodel/.*/[0-9]+|tf_savedmodel/guesslang");
    }

    /** Every file that a golden file names. */
    private static Set<String> golden() {
        Set<String> named = new TreeSet<>();
        for (String file : List.of(
                "inference_onnx", "inference_tensorflow", "inference_tfjs", "inference_torchscript", "tokenizers")) {
            Golden.cases(file).forEach(golden -> texts(golden, named));
        }
        return named;
    }

    private static void texts(JsonNode node, Set<String> named) {
        if (node.isTextual() && node.asText().startsWith("data/models/")) {
            named.add(node.asText().substring("data/models/".length()));
        }
        node.forEach(each -> texts(each, named));
    }

    /** Graphs that ONNX Runtime does not load, or not everywhere. */
    private static Set<String> unfit() {
        Set<String> named = new TreeSet<>();
        Golden.cases("inference_onnx").stream()
                .filter(golden -> golden.get("id").asText().equals("onnx-load-failures"))
                .forEach(golden -> texts(golden, named));
        return named;
    }

    private void refusedOrAdded(Path path) {
        try {
            add(path);
        } catch (RuntimeFailure refused) {
            assertThat(refused).hasMessageContaining(path.toString());
        }
    }

    /** A graph is loaded, since whether its columns have names is another question; everything else is added. */
    private boolean comesIn(Path path) {
        added++;
        return path.toString().endsWith(".onnx")
                ? !engine.modelIntake().inspect(path).inputs().isEmpty()
                : add(path).id() > 0;
    }

    private ModelVersion add(Path path) {
        AddModel wished = AddModel.named(path.toString().replaceAll("[^A-Za-z0-9]+", "-"), "1");
        FileOptions options = new FileOptions(
                List.of(),
                List.of(),
                TransformerOptions.NONE,
                new TensorFlowOptions(
                        path.toString().contains("counter") ? Optional.of("incr_counter") : Optional.empty(),
                        Optional.empty()));
        if (path.toString().matches(".*\\.(jit|pt)")) {
            assertThat(TorchFile.read(path, Integer.MAX_VALUE)).isNotEmpty();
            List<TensorSpec> specs = List.of(TensorSpec.parse("x=float[N,1]"));
            return engine.modelDoor()
                    .add(
                            ENGINEER,
                            NOW,
                            path,
                            wished,
                            new FileOptions(specs, specs, options.tokenizer(), options.savedModel()));
        }
        try {
            return engine.modelDoor().add(ENGINEER, NOW, path, wished, options);
        } catch (RuntimeFailure e) {
            throw e;
        } catch (Problem e) {
            return fail(path + " was refused", e);
        }
    }

    private void assertAnswersAsRecorded(Path model) throws IOException {
        ModelProto graph = ModelProto.parseFrom(Files.readAllBytes(model));
        Path data = model.resolveSibling("test_data_set_0");
        Map<String, Tensor> inputs = new LinkedHashMap<>();
        for (int i = 0; Files.exists(data.resolve("input_" + i + ".pb")); i++) {
            inputs.put(graph.getGraph().getInput(i).getName(), tensor(data.resolve("input_" + i + ".pb")));
        }
        ModelVersion version = add(model);
        Map<String, ModelOutput> outputs = engine.inference().run(version, inputs);
        Tensor expected = tensor(data.resolve("output_0.pb"));
        Tensor found = of(outputs, graph.getGraph().getOutput(0).getName());
        assertThat(found.shape()).as(model.toString()).isEqualTo(expected.shape());
        assertThat(found.values()).as(model.toString()).isEqualTo(expected.values());
    }

    private static Tensor of(Map<String, ModelOutput> outputs, String name) {
        return ((ModelOutput.Of) outputs.get(name)).tensor();
    }

    private static Tensor tensor(Path file) throws IOException {
        return tensor(TensorProto.parseFrom(Files.readAllBytes(file)));
    }

    private static Tensor tensor(TensorProto tensor) {
        ByteBuffer raw = tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        return switch (TensorProto.DataType.forNumber(tensor.getDataType())) {
            case FLOAT -> {
                float[] values = new float[raw.remaining() / 4];
                raw.asFloatBuffer().get(values);
                yield new Tensor(ElementType.FLOAT, tensor.getDimsList(), values);
            }
            case INT64 -> {
                long[] values = new long[raw.remaining() / 8];
                raw.asLongBuffer().get(values);
                yield new Tensor(
                        ElementType.INT64,
                        tensor.getDimsList(),
                        values.length > 0
                                ? values
                                : tensor.getInt64DataList().stream()
                                        .mapToLong(Long::longValue)
                                        .toArray());
            }
            default -> fail("a type that this test does not know: " + tensor.getDataType());
        };
    }

    /** Three inputs of three types, one of them floats of 16 bits; the graph's maker adds the first of the third to a corner of the first. */
    @Test
    void severalInputsWithBlanksInTheirNames() {
        ModelVersion version = add(SharedData.require("models/onnx/yalue/example_several_inputs_and_outputs.onnx"));
        assertThat(version.inputs())
                .extracting(input -> input.type().word())
                .containsExactly("int32", "float", "bfloat16");
        float[] numbers = new float[120];
        IntStream.range(0, 120).forEach(i -> numbers[i] = i / 8f);
        Map<String, ModelOutput> outputs = engine.inference()
                .run(
                        version,
                        Map.of(
                                "input 1",
                                new Tensor(
                                        ElementType.INT32,
                                        List.of(2L, 5L, 2L, 5L),
                                        IntStream.range(0, 100).map(i -> i + 7).toArray()),
                                "input 2",
                                new Tensor(ElementType.FLOAT, List.of(2L, 3L, 20L), numbers),
                                "input 3",
                                new Tensor(
                                        ElementType.BFLOAT16, List.of(9L), new float[] {3, 1, 1, 1, 1, 1, 1, 1, 1})));
        Tensor first = of(outputs, "output 1");
        assertThat(first.shape()).containsExactly(10L, 10L);
        long[] expected = IntStream.range(0, 100).mapToLong(i -> i + 7).toArray();
        expected[0] = 10;
        assertThat(first.values()).isEqualTo(expected);
        Tensor second = of(outputs, "output 2");
        assertThat(second.shape()).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(IntStream.range(0, 120)
                        .mapToObj(i -> (float) second.number(i))
                        .collect(Collectors.toList()))
                .isEqualTo(IntStream.range(0, 120).mapToObj(i -> numbers[i]).toList());
    }
}
