package io.modeldeck.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Column;
import io.modeldeck.domain.Face;
import io.modeldeck.domain.Table;
import io.modeldeck.inference.AddModel;
import io.modeldeck.inference.ModelOutput;
import io.modeldeck.inference.Predictions;
import io.modeldeck.inference.RuntimeFailure;
import io.modeldeck.inference.Tensor;
import io.modeldeck.inference.tensorflow.TensorFlowOptions;
import io.modeldeck.inference.transformer.TransformerOptions;
import io.modeldeck.intake.FileOptions;
import io.modeldeck.registry.ElementType;
import io.modeldeck.registry.InputMapping;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.store.Workspace;
import io.modeldeck.testing.Golden;
import io.modeldeck.testing.SavedModels;
import io.modeldeck.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.proto.DataType;

/** TensorFlow from its pack, each model in the process of a worker. */
@Tag("packs")
class TensorFlowPackTest {

    private static final Instant NOW = Instant.parse("2026-02-02T00:00:00Z");
    private static final Actor ENGINEER = Actor.person("A", Face.COMMAND_LINE);
    private static final Path DATA = SharedData.folder().getParent();

    @TempDir
    private Path folder;

    private Engine engine;

    @BeforeEach
    void open() {
        engine = Engine.open(new Workspace(folder.resolve("deck")), Clock.fixed(NOW, ZoneOffset.UTC), () -> {})
                .orElseThrow();
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private ModelVersion add(Path path, AddModel wished, String signature) {
        FileOptions options = new FileOptions(
                List.of(),
                List.of(),
                TransformerOptions.NONE,
                new TensorFlowOptions(Optional.ofNullable(signature), Optional.empty()));
        return engine.modelDoor().add(ENGINEER, NOW, path, wished, options);
    }

    private Tensor tensor(ModelVersion version, Map<String, Tensor> inputs, String output) {
        return ((ModelOutput.Of) engine.inference().run(version, inputs).get(output)).tensor();
    }

    private static Tensor floats(double[] values, long... shape) {
        float[] narrow = new float[values.length];
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] = (float) values[i];
        }
        return new Tensor(ElementType.FLOAT, List.of(shape[0], shape[1]), narrow);
    }

    @Test
    void everyGoldenModelAnswersAsItDid() {
        int compared = 0;
        for (JsonNode golden : Golden.cases("inference_tensorflow")) {
            String id = golden.get("id").asText();
            if (!golden.has("output")) {
                continue;
            }
            Path model = DATA.resolve(golden.get("model").asText());
            ModelVersion version =
                    add(model, AddModel.named(id, "1"), golden.get("signature").asText());
            assertThat(version.framework()).isEqualTo(ModelVersion.TENSORFLOW);
            double[] x = Golden.numbers(golden.get("input").get("x"));
            Tensor y = tensor(version, Map.of("x", floats(x, x.length, 1)), "y");
            for (int i = 0; i < x.length; i++) {
                assertThat(y.number(i))
                        .as(id)
                        .isEqualTo(golden.get("output").get("y").get(i).asDouble(), within(1e-5));
            }
            compared++;
        }
        assertThat(compared).isEqualTo(4);
    }

    @Test
    void guesslangNamesItsClassesItselfAndTheLanguageOfSnippets() {
        ModelVersion language = add(
                SharedData.require("models/tf_savedmodel/guesslang"),
                AddModel.named("language", "1").withMapping(InputMapping.parse(List.of("inputs=snippet"))),
                null);
        assertThat(language.classes()).hasSize(54).contains("java", "py", "sql");
        JsonNode golden = Golden.cases("inference_tensorflow").stream()
                .filter(c -> c.get("id").asText().equals("tf-guesslang"))
                .findFirst()
                .orElseThrow()
                .get("cases");
        List<String> snippets = new ArrayList<>();
        golden.forEach(c -> snippets.add(c.get("text").asText()));
        Table rows = Table.of(List.of(new Column.Categorical("snippet", snippets.toArray(String[]::new))));
        Predictions answers = engine.inference().predictAndRecord(language, rows);
        for (int row = 0; row < golden.size(); row++) {
            JsonNode top = golden.get(row).get("top3");
            assertThat(answers.values().get(row)).isEqualTo(top.get(0).get(0).asText());
            for (JsonNode expected : top) {
                int place = language.classes().indexOf(expected.get(0).asText());
                assertThat(answers.scores()[row][place])
                        .isEqualTo(expected.get(1).asDouble(), within(1e-4));
            }
        }
        assertThat(engine.isolation().of(language.id()).starts()).isEqualTo(1);
    }

    @Test
    void aCounterKeepsItsStateBetweenCallsAndReadsItsSignatureOnly() {
        Path counter = SharedData.require("models/tf_savedmodel/tf_serving/saved_model_counter");
        ModelVersion by = add(counter, AddModel.named("counter", "1"), "incr_counter_by");
        Map<String, Tensor> two = Map.of("delta", new Tensor(ElementType.FLOAT, List.of(), new float[] {2}));
        double first = tensor(by, two, "output").number(0);
        assertThat(tensor(by, two, "output").number(0)).isEqualTo(first + 2);
        assertThatThrownBy(() -> engine.inference().run(by, Map.of()))
                .isInstanceOf(RuntimeFailure.class)
                .hasMessageContaining("takes delta float");
    }

    @Test
    void tensorsOfEveryTypeAndOfFreeShapesGoInAndComeOut() throws IOException {
        Map<String, Tensor> inputs = Map.of(
                "f", new Tensor(ElementType.FLOAT, List.of(2L, 3L), new float[] {1, -2, 3.5f, 0, Float.NaN, 1e30f}),
                "h", new Tensor(ElementType.FLOAT16, List.of(2L), new float[] {0.5f, -3}),
                "d", new Tensor(ElementType.DOUBLE, List.of(), new double[] {Math.PI}),
                "l", new Tensor(ElementType.INT64, List.of(1L), new long[] {Long.MIN_VALUE}),
                "i", new Tensor(ElementType.INT32, List.of(0L), new int[0]),
                "u", new Tensor(ElementType.UINT8, List.of(2L), new byte[] {0, (byte) 255}),
                "b", new Tensor(ElementType.BOOL, List.of(2L), new boolean[] {true, false}),
                "s", new Tensor(ElementType.STRING, List.of(1L, 3L), new String[] {"żółw 🐢", "", "a\nb"}));
        SavedModels model = new SavedModels("all", "serve")
                .echo("f", DataType.DT_FLOAT, -1, -1)
                .echo("h", DataType.DT_HALF, -1)
                .echo("d", DataType.DT_DOUBLE)
                .echo("l", DataType.DT_INT64, -1)
                .echo("i", DataType.DT_INT32, -1)
                .echo("u", DataType.DT_UINT8, -1)
                .echo("b", DataType.DT_BOOL, -1)
                .echo("s", DataType.DT_STRING, -1, 3)
                .output("shape", "Shape", DataType.DT_FLOAT, DataType.DT_INT32, "in_f");
        ModelVersion all =
                add(SavedModels.write(folder.resolve("all"), model.graph()), AddModel.named("all", "1"), null);
        Map<String, ModelOutput> outputs = engine.inference().run(all, inputs);
        inputs.forEach((name, given) -> {
            Tensor came = ((ModelOutput.Of) outputs.get(name)).tensor();
            assertThat(came.type()).as(name).isEqualTo(given.type());
            assertThat(came.shape()).as(name).isEqualTo(given.shape());
            assertThat(came.values()).as(name).isEqualTo(given.values());
        });
        assertThat(((ModelOutput.Of) outputs.get("shape")).tensor().values()).isEqualTo(new int[] {2, 3});
    }

    @Test
    void whatTensorFlowCannotLoadIsRefusedAndNothingIsKept() throws IOException {
        SavedModels unknown = new SavedModels("serving_default", "serve")
                .echo("x", DataType.DT_FLOAT, -1)
                .output("y", "NoSuchOperator", DataType.DT_FLOAT, DataType.DT_FLOAT, "in_x");
        Path path = SavedModels.write(folder.resolve("unknown"), unknown.graph());
        assertThatThrownBy(() -> add(path, AddModel.named("bad", "1"), null))
                .isInstanceOf(RuntimeFailure.class)
                .hasMessageContaining("'" + path + "' cannot be loaded by TensorFlow")
                .hasMessageContaining("NoSuchOperator");
        Path wrong = SavedModels.copy(
                SharedData.require("models/tf_savedmodel/tf_serving/saved_model_half_plus_two_cpu/00000123"),
                folder.resolve("wrong"));
        // Sound in itself, and of another model.
        for (String file : List.of("variables.index", "variables.data-00000-of-00001")) {
            Files.write(
                    wrong.resolve("variables").resolve(file),
                    Files.readAllBytes(SharedData.require("models/tf_savedmodel/guesslang/variables")
                            .resolve(file)));
        }
        assertThatThrownBy(() -> add(wrong, AddModel.named("bad", "1"), null))
                .isInstanceOf(RuntimeFailure.class)
                .hasMessageContaining("cannot be loaded by TensorFlow");
        assertThat(engine.registry().model("bad")).isEmpty();
    }

    @Test
    void graphModelsOfTensorFlowJsAnswerAsTheirMakersSay() {
        JsonNode golden = Golden.cases("inference_tfjs").stream()
                .filter(c -> c.get("id").asText().equals("tfjs-graph-dense"))
                .findFirst()
                .orElseThrow();
        ModelVersion dense =
                add(SharedData.require("models/tfjs/tfjs_e2e/dense_model"), AddModel.named("dense", "1"), null);
        assertThat(dense.framework()).isEqualTo(ModelVersion.TENSORFLOW);
        Tensor y = tensor(dense, Map.of("dense_dense1_input", floats(new double[] {1, 2, -0.5}, 3, 1)), "Identity");
        for (int i = 0; i < 3; i++) {
            double expected = golden.get("output_numpy").get("Identity").get(i).asDouble();
            assertThat(y.number(i)).isEqualTo(expected, within(1e-5));
        }
    }

    @Test
    void theLanguageDetectorOfTensorFlowJsIsGuesslangWithinItsQuantisation() {
        AddModel wished = AddModel.named("full", "1").withMapping(InputMapping.parse(List.of("inputs=snippet")));
        ModelVersion full = add(SharedData.require("models/tf_savedmodel/guesslang"), wished, null);
        ModelVersion small = add(
                SharedData.require("models/tfjs/vscode_languagedetection/model.json"),
                AddModel.named("small", "1").withMapping(InputMapping.parse(List.of("inputs=snippet"))),
                null);
        assertThat(small.classes()).isEqualTo(full.classes());
        List<String> snippets = new ArrayList<>();
        Golden.cases("inference_tensorflow").stream()
                .filter(c -> c.get("id").asText().equals("tf-guesslang"))
                .findFirst()
                .orElseThrow()
                .get("cases")
                .forEach(c -> snippets.add(c.get("text").asText()));
        Table rows = Table.of(List.of(new Column.Categorical("snippet", snippets.toArray(String[]::new))));
        Predictions expected = engine.inference().predict(full, rows);
        Predictions answers = engine.inference().predict(small, rows);
        for (int row = 0; row < snippets.size(); row++) {
            for (int c = 0; c < full.classes().size(); c++) {
                assertThat(answers.scores()[row][c])
                        .as(snippets.get(row) + full.classes().get(c))
                        .isEqualTo(expected.scores()[row][c], within(0.02));
            }
        }
        assertThat(answers.values().subList(0, 3)).containsExactly("java", "py", "sql");
    }
}
