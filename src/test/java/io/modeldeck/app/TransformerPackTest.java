package io.modeldeck.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Column;
import io.modeldeck.domain.Face;
import io.modeldeck.domain.Json;
import io.modeldeck.domain.Prediction;
import io.modeldeck.domain.Table;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.inference.AddModel;
import io.modeldeck.inference.ModelOutput;
import io.modeldeck.inference.Predictions;
import io.modeldeck.inference.RuntimeFailure;
import io.modeldeck.inference.Tensor;
import io.modeldeck.inference.transformer.Pooling;
import io.modeldeck.inference.transformer.TransformerOptions;
import io.modeldeck.inference.transformer.ZeroShot;
import io.modeldeck.registry.ElementType;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.store.Workspace;
import io.modeldeck.telemetry.EventQuery;
import io.modeldeck.telemetry.StoredEvent;
import io.modeldeck.testing.Golden;
import io.modeldeck.testing.SharedData;
import io.modeldeck.testing.TinyBert;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder with a tokenizer and a graph, from its intake to its events, with the library of the pack. No quality is claimed: the weights are random. */
@Tag("packs")
class TransformerPackTest {

    private static final Instant NOW = Instant.parse("2026-02-02T00:00:00Z");
    private static final Actor ENGINEER = Actor.person("A", Face.COMMAND_LINE);
    private static final double NEAR = 2e-5;

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

    private Path model(byte[] graph) throws IOException {
        return TinyBert.folder(folder.resolve("tiny"), graph);
    }

    /** The same, whose classes or labels have those names. */
    private Path model(byte[] graph, String... names) throws IOException {
        return TinyBert.folder(folder.resolve("tiny"), graph, names);
    }

    private ModelVersion add(Path model, String name, Pooling pooling, boolean normalize) {
        TransformerOptions options = new TransformerOptions(Optional.of(pooling), normalize, OptionalInt.empty());
        return engine.transformerIntake().add(ENGINEER, NOW, model, AddModel.named(name, "1"), options);
    }

    private static JsonNode golden() {
        return Golden.cases("inference_onnx").stream()
                .filter(c -> c.get("id").asText().equals("onnx-tinybert"))
                .findFirst()
                .orElseThrow()
                .get("cases");
    }

    private static Table texts(List<String> texts) {
        return Table.of(List.of(new Column.Categorical("text", texts.toArray(String[]::new))));
    }

    private static List<String> goldenTexts() {
        List<String> texts = new ArrayList<>();
        golden().forEach(c -> texts.add(c.get("text").asText()));
        return texts;
    }

    private List<double[]> vectors(ModelVersion version, List<String> texts) {
        return engine.inference().predict(version, texts(texts)).values().stream()
                .map(v -> Json.readArray(v).stream()
                        .mapToDouble(n -> ((Number) n).doubleValue())
                        .toArray())
                .toList();
    }

    private static double[] numbers(JsonNode array) {
        return IntStream.range(0, array.size())
                .mapToDouble(i -> array.get(i).asDouble())
                .toArray();
    }

    @Test
    void theFirstTokensVectorsAreTheGoldenOnesInABatchOfUnequalTexts() throws IOException {
        ModelVersion cls = add(model(TinyBert.graph()), "tiny", Pooling.CLS, false);
        List<double[]> vectors = vectors(cls, goldenTexts());
        JsonNode golden = golden();
        assertThat(vectors).hasSize(4);
        for (int row = 0; row < golden.size(); row++) {
            double[] expected = numbers(golden.get(row).get("first_token_first8"));
            assertThat(vectors.get(row)).hasSize(50);
            for (int i = 0; i < expected.length; i++) {
                assertThat(vectors.get(row)[i]).as("row " + row).isEqualTo(expected[i], within(NEAR));
            }
        }
        assertThat(engine.isolation().of(cls.id()).starts()).isEqualTo(1);
    }

    @Test
    void aMeanLeavesOutWhatOnlyFillsAndNormalisedVectorsHaveTheLengthOne() throws IOException {
        Path model = model(TinyBert.graph());
        ModelVersion mean = add(model, "mean", Pooling.MEAN, false);
        ModelVersion unit = add(model, "unit", Pooling.MEAN, true);
        // More than a batch, and more than one call to the worker.
        List<String> many = new ArrayList<>();
        IntStream.range(0, 25).forEach(i -> many.addAll(goldenTexts()));
        List<double[]> together = vectors(mean, many);
        List<double[]> units = vectors(unit, goldenTexts());
        assertThat(together).hasSize(100);
        for (int row = 0; row < 4; row++) {
            double[] alone = vectors(mean, List.of(many.get(row))).getFirst();
            double length = Math.sqrt(
                    IntStream.range(0, 50).mapToDouble(i -> alone[i] * alone[i]).sum());
            for (int i = 0; i < 50; i++) {
                assertThat(together.get(96 + row)[i]).isEqualTo(alone[i], within(NEAR));
                assertThat(units.get(row)[i]).isEqualTo(alone[i] / length, within(NEAR));
            }
        }
        assertThat(engine.transformerIntake()
                        .add(
                                ENGINEER,
                                NOW,
                                model,
                                AddModel.named("mean", "1"),
                                new TransformerOptions(Optional.of(Pooling.MEAN), false, OptionalInt.empty()))
                        .id())
                .isEqualTo(mean.id());
    }

    @Test
    void aHeadGivesClassesWithProbabilitiesAndEventsWithoutTheTexts() throws IOException {
        double[][] weights = new double[8][3];
        for (int i = 0; i < 8; i++) {
            weights[i] = new double[] {40 * Math.sin(i), 40 * Math.cos(3 * i), i - 4};
        }
        Path model = model(TinyBert.withHead(weights), "bad", "good", "neutral");
        ModelVersion version = engine.transformerIntake()
                .add(ENGINEER, NOW, model, AddModel.named("mood", "1"), TransformerOptions.NONE);
        assertThat(version.classes()).containsExactly("bad", "good", "neutral");
        Predictions answers = engine.inference().predictAndRecord(version, texts(goldenTexts()));
        JsonNode golden = golden();
        for (int row = 0; row < golden.size(); row++) {
            double[] pooled = numbers(golden.get(row).get("pooled_first8"));
            double[] exp = new double[3];
            for (int c = 0; c < 3; c++) {
                double logit = 0;
                for (int i = 0; i < 8; i++) {
                    logit += pooled[i] * weights[i][c];
                }
                exp[c] = Math.exp(logit);
            }
            for (int c = 0; c < 3; c++) {
                assertThat(answers.scores()[row][c]).isEqualTo(exp[c] / (exp[0] + exp[1] + exp[2]), within(1e-4));
            }
        }
        List<Prediction> events = engine
                .events()
                .events(EventQuery.newest(version.modelId(), new TimeRange(NOW, NOW.plusSeconds(1)), 10))
                .stream()
                .map(StoredEvent::prediction)
                .toList();
        assertThat(events).hasSize(4);
        assertThat(events).allSatisfy(e -> {
            assertThat(e.features()).containsOnlyKeys("text.characters", "text.words");
            assertThat(e.confidence()).isPresent();
            assertThat(e.latencyMicros()).isPositive();
            assertThat(version.classes()).contains(e.value());
        });
    }

    @Test
    void theBadTokenizerIsRefusedAndNothingIsKept() throws IOException {
        Path model = model(TinyBert.graph());
        Files.copy(
                SharedData.require("models/tokenizers/ort_extensions/added-tokens-tokenizer.json"),
                model.resolve("tokenizer.json"),
                StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(() -> add(model, "bad", Pooling.MEAN, false))
                .isInstanceOf(RuntimeFailure.class)
                .hasMessageStartingWith(
                        "The tokenizer.json of '" + model + "' is none that the tokenizers library reads");
        assertThat(engine.registry().model("bad")).isEmpty();
    }

    @Test
    void classesOfTheCallCompeteByTheirEntailment() throws IOException {
        double[][] weights = new double[8][3];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = new double[] {i - 3, 1, 5 - 2 * i};
        }
        Path model = model(TinyBert.withHead(weights), "contradiction", "neutral", "entailment");
        ModelVersion version = add(model, "nli", Pooling.MEAN, false);
        List<String> labels = List.of("sport", "politics", "weather");
        Predictions answer = new ZeroShot(labels, "It is about {}.", false)
                .answer(
                        version,
                        List.of("It rains."),
                        inputs -> engine.inference().run(version, inputs));
        double[] entailed = new double[3];
        for (int i = 0; i < 3; i++) {
            Tensor pair = new Tensor(
                    ElementType.STRING, List.of(1L, 2L), new String[] {"It rains.", "It is about " + labels.get(i) + "."
                    });
            Tensor scores = ((ModelOutput.Of) engine.inference()
                            .run(version, Map.of("text", pair))
                            .get("scores"))
                    .tensor();
            entailed[i] = Math.exp(scores.number(2));
        }
        double all = entailed[0] + entailed[1] + entailed[2];
        for (int i = 0; i < 3; i++) {
            assertThat(answer.scores()[0][i]).isCloseTo(entailed[i] / all, within(1e-5));
        }
        assertThat(answer.scores()[0][0]).isNotEqualTo(answer.scores()[0][1]);
    }

    @Test
    void tokensHaveLabelsAndPlacesInTheText() throws IOException {
        Path model = model(TinyBert.entities(), "O", "I-PER");
        ModelVersion version = add(model, "people", Pooling.MEAN, false);
        String text = "\ud83d\ude00 Anna lives, in Köln";
        List<String> answers = engine.inference()
                .predict(version, texts(List.of("Anna", text, "")))
                .values();
        Map<String, Object> said = Json.readObject(answers.get(1));
        List<String> words = new ArrayList<>();
        ((List<?>) said.get("words")).forEach(each -> words.add(piece(text, (Map<?, ?>) each)));
        assertThat(words).contains("Anna", "lives", ",", "in", "Köln");
        assertThat((List<?>) said.get("entities")).hasSize(1);
        assertThat(piece(text, (Map<?, ?>) ((List<?>) said.get("entities")).getFirst()))
                .endsWith("Anna lives, in Köln");
        assertThat(answers.get(0)).contains("\"from\":0,\"to\":4");
        assertThat(answers.get(2)).isEqualTo("{\"entities\":[],\"words\":[],\"tokens\":[]}");
    }

    private static String piece(String text, Map<?, ?> label) {
        return text.substring(((Number) label.get("from")).intValue(), ((Number) label.get("to")).intValue());
    }
}
