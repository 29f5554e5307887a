package io.modeldeck.cli.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.modeldeck.cli.Deck;
import io.modeldeck.domain.Json;
import io.modeldeck.testing.TinyBert;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What transformers are asked at the command line, with the library of the pack. No quality is claimed: the weights are random. */
@Tag("packs")
class TransformerCommandsPackTest {

    @TempDir
    private Path folder;

    private Deck deck;

    @BeforeEach
    void makeDeck() {
        deck = new Deck(folder);
    }

    private Deck.Result ok(String... arguments) {
        Deck.Result result = deck.inDeck(arguments);
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result;
    }

    private void add(String name, String... more) {
        List<String> words =
                new ArrayList<>(List.of("model", "add", "tiny", "--name", name, "--source-version", "1", "--as", "A"));
        words.addAll(List.of(more));
        ok(words.toArray(String[]::new));
    }

    private static double[][] weights(int classes) {
        double[][] weights = new double[8][classes];
        for (int i = 0; i < 8; i++) {
            for (int c = 0; c < classes; c++) {
                weights[i][c] = 30 * Math.sin(1 + i + 3 * c);
            }
        }
        return weights;
    }

    private static List<?> predictions(Deck.Result answer) {
        return (List<?>) answer.json().get("predictions");
    }

    private static Map<?, ?> scores(Object prediction) {
        return (Map<?, ?>) ((Map<?, ?>) prediction).get("scores");
    }

    private static double sum(Map<?, ?> scores) {
        return scores.values().stream()
                .mapToDouble(value -> ((Number) value).doubleValue())
                .sum();
    }

    @Test
    void classesComeWithTheCall() throws IOException {
        TinyBert.folder(
                folder.resolve("tiny"), TinyBert.withHead(weights(3)), "contradiction", "neutral", "entailment");
        add("nli");
        String[] asked = {
            "predict", "--model", "nli", "--text", "It never arrived.", "--labels", "delivery,price", "--json"
        };
        Map<?, ?> usual = scores(predictions(ok(asked)).getFirst());
        assertThat(usual.keySet()).extracting(String::valueOf).containsExactly("delivery", "price");
        assertThat(sum(usual)).isCloseTo(1, within(1e-6));
        Map<?, ?> other = scores(predictions(ok(Stream.concat(Stream.of(asked), Stream.of("--template", "{}!"))
                        .toArray(String[]::new)))
                .getFirst());
        assertThat(other).as("another sentence follows otherwise").isNotEqualTo(usual);
        Map<?, ?> several = scores(predictions(ok(
                        Stream.concat(Stream.of(asked), Stream.of("--several")).toArray(String[]::new)))
                .getFirst());
        assertThat(sum(several)).as("each is judged alone").isNotCloseTo(1, within(1e-6));
        deck.write("texts.csv", "text\nIt came late.\nToo dear.\n");
        assertThat(predictions(ok(
                        "predict", "--model", "nli", "--input", "texts.csv", "--labels", "delivery,price", "--json")))
                .hasSize(2);
        assertThat(deck.inDeck("predict", "--model", "nli", "--text", "x", "--labels", "delivery,price", "--record")
                        .err())
                .contains("leave no events");
        assertThat(deck.inDeck("predict", "--model", "nli", "--text", "x", "--labels", "delivery")
                        .err())
                .contains("2 to 200 different words");
        assertThat(deck.inDeck("predict", "--model", "nli", "--text", "x", "--labels", "a,b", "--template", "no place")
                        .err())
                .contains("has no {} where a class belongs");
    }

    @Test
    void textsHaveAMoodAndLeaveEvents() throws IOException {
        TinyBert.folder(folder.resolve("tiny"), TinyBert.withHead(weights(2)), "NEGATIVE", "POSITIVE");
        add("mood", "--positive", "POSITIVE", "--max-tokens", "16");
        Deck.Result answer = ok("predict", "--model", "mood", "--text", "It works, and well.", "--record", "--json");
        Map<?, ?> scores = scores(predictions(answer).getFirst());
        assertThat(scores.keySet()).extracting(String::valueOf).containsExactly("NEGATIVE", "POSITIVE");
        assertThat(sum(scores)).isCloseTo(1, within(1e-6));
        assertThat(((Map<?, ?>) predictions(answer).getFirst()).get("score")).isEqualTo(scores.get("POSITIVE"));
        assertThat(answer.json().get("recorded")).isEqualTo(true);
        deck.write("texts.csv", "text\nIt works.\n\"Broken, again\"\n");
        assertThat(ok("predict", "--model", "mood", "--input", "texts.csv").out())
                .contains("By mood v1");
        assertThat(deck.newestEvent("mood").prediction().features())
                .as("how long the text is, and never the text")
                .containsOnlyKeys("text.characters", "text.words");
    }

    @Test
    void tokensHaveLabels() throws IOException {
        TinyBert.folder(folder.resolve("tiny"), TinyBert.entities(), "O", "I-PER");
        add("people");
        String text = "Anna lives in K\u00f6ln";
        Map<String, Object> answer =
                ok("predict", "--model", "people", "--text", text, "--json").json();
        Map<?, ?> entity = (Map<?, ?>) ((List<?>) answer.get("entities")).getFirst();
        assertThat(entity.get("label")).isEqualTo("PER");
        assertThat(text).contains(String.valueOf(entity.get("text")));
        assertThat((List<?>) answer.get("words")).hasSize(4);
        assertThat(ok("predict", "--model", "people", "--text", text).out()).contains("entity", "PER", "By people v1");
    }

    @Test
    void textsBecomeVectorsAsTheOptionsSay() throws IOException {
        TinyBert.folder(folder.resolve("tiny"), TinyBert.graph());
        add("mean");
        add("first", "--pooling", "cls", "--normalize");
        add("short", "--max-tokens", "4");
        String text = "one two three four five six";
        double[] mean = vector("mean", text);
        double[] first = vector("first", text);
        double[] cut = vector("short", text);
        assertThat(mean).hasSize(50);
        assertThat(length(first)).isCloseTo(1, within(1e-5));
        assertThat(length(mean)).isNotCloseTo(1, within(1e-3));
        assertThat(cut).as("cut after four tokens").isNotEqualTo(mean);
        assertThat(vector("short", text + " and more")).isEqualTo(cut);
    }

    private double[] vector(String model, String text) {
        Deck.Result answer = ok("predict", "--model", model, "--text", text, "--json");
        Object said = ((Map<?, ?>) predictions(answer).getFirst()).get("prediction");
        return Json.readArray(String.valueOf(said)).stream()
                .mapToDouble(number -> ((Number) number).doubleValue())
                .toArray();
    }

    private static double length(double[] vector) {
        return Math.sqrt(Arrays.stream(vector).map(v -> v * v).sum());
    }
}
