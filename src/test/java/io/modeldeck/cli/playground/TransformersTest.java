package io.modeldeck.cli.playground;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.modeldeck.cli.Deck;
import io.modeldeck.inference.Graphs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders with a tokenizer at the command line, where the pack is not installed. */
class TransformersTest {

    private static final String PACKS = "modeldeck.packs";

    @TempDir
    private Path folder;

    private Deck deck;
    private String before;

    @BeforeEach
    void folder() throws IOException {
        before = System.setProperty(PACKS, folder.resolve("none").toString());
        deck = new Deck(folder);
        Path tiny = Files.createDirectory(folder.resolve("tiny"));
        Files.writeString(tiny.resolve("tokenizer.json"), "{\"model\": {\"type\": \"WordPiece\", \"vocab\": {}}}");
        Files.writeString(tiny.resolve("config.json"), "{\"id2label\": {\"0\": \"bad\", \"1\": \"good\"}}");
        Files.write(
                tiny.resolve("model.onnx"),
                new Graphs()
                        .input("input_ids", DataType.INT64, -1, 2)
                        .node(
                                "Cast",
                                List.of("input_ids"),
                                List.of("logits"),
                                Graphs.whole("to", DataType.FLOAT.getNumber()))
                        .output("logits", DataType.FLOAT, -1, 2)
                        .bytes());
    }

    @AfterEach
    void restore() {
        if (before == null) {
            System.clearProperty(PACKS);
        } else {
            System.setProperty(PACKS, before);
        }
    }

    private Deck.Result add(String name, String... more) {
        List<String> words =
                new ArrayList<>(List.of("model", "add", "tiny", "--name", name, "--source-version", "1", "--as", "A"));
        words.addAll(List.of(more));
        return deck.inDeck(words.toArray(String[]::new));
    }

    @Test
    void aFolderIsAddedAndACallSaysWhatIsMissing() {
        assertThat(add("mood", "--map", "text=review").out()).contains("is a candidate and reads review");
        assertThat(deck.inDeck("model", "show", "mood", "--json").out()).contains("bad", "good", "transformers");
        assertThat(deck.inDeck("predict", "--model", "mood", "--text", "Well done.")
                        .err())
                .contains("The pack 'transformers' is not installed")
                .contains("./mvnw -Ppack-transformers package");
        assertThat(deck.inDeck("predict", "--model", "mood", "--text", "Well done.", "--stream")
                        .err())
                .contains("reads a text and nothing besides");
        assertThat(deck.inDeck("model", "process", "--model", "mood", "--trust", "--as", "A")
                        .err())
                .contains("always runs in a process of its own");
    }

    @Test
    void classesOfTheCallAreForModelsThatReadOneText() throws IOException {
        Files.write(folder.resolve("sum.onnx"), Graphs.plus(1));
        assertThat(deck.inDeck(
                                "model",
                                "add",
                                "sum.onnx",
                                "--name",
                                "sum",
                                "--source-version",
                                "1",
                                "--as",
                                "A",
                                "--map",
                                "x=text")
                        .exitCode())
                .isZero();
        assertThat(deck.inDeck("predict", "--model", "sum", "--text", "x", "--labels", "a,b")
                        .err())
                .contains("is none. Leave --labels out.");
        assertThat(add("pairs", "--map", "text=question,answer").exitCode()).isZero();
        deck.write("pairs.csv", "question,answer\nwhy,so\n");
        assertThat(deck.inDeck("predict", "--model", "pairs", "--input", "pairs.csv", "--labels", "a,b")
                        .err())
                .contains("reads one text; pairs v1");
        assertThat(add("mood").exitCode()).isZero();
        assertThat(deck.inDeck("predict", "--model", "mood", "--text", "x", "--labels", "a,b")
                        .err())
                .contains("entail");
        assertThat(deck.inDeck("predict", "--model", "mood", "--text", "x", "--template", "{}")
                        .err())
                .contains("different words");
    }

    @Test
    void whatDoesNotFitIsRefusedAndNothingIsKept() {
        assertThat(add("mood", "--map", "text=a,b,c").err()).contains("one text or a pair of texts, not 3");
        assertThat(add("mood", "--classes", "bad,good,so-so").err()).contains("3 classes");
        assertThat(add("mood", "--pooling", "most").err()).contains("There is no pooling 'most'");
        assertThat(deck.inDeck("model", "list", "--json").out()).doesNotContain("mood");
        assertThat(add("pairs", "--map", "text=question,answer").exitCode()).isZero();
        assertThat(deck.inDeck("predict", "--model", "pairs", "--text", "Why?").err())
                .contains("with the columns question and answer");
    }
}
