package io.modeldeck.cli.playground;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.cli.Deck;
import io.modeldeck.inference.Graphs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TensorsTest {

    @TempDir
    private Path folder;

    private Deck.Result predict(Deck deck, String model, String... more) {
        List<String> words = new ArrayList<>(List.of("predict", "--model", model, "--tensors", "calls.jsonl"));
        words.addAll(List.of(more));
        return deck.inDeck(words.toArray(String[]::new));
    }

    @Test
    void callsWithTensorsAndAStateThatIsFedBack() throws IOException {
        Deck deck = new Deck(folder);
        Files.write(folder.resolve("sum.onnx"), Graphs.plus(1));
        Deck.Result added = deck.inDeck(
                "model", "add", "sum.onnx", "--name", "sum", "--source-version", "1", "--as", "A", "--json");
        assertThat(added.exitCode()).as(added.err()).isZero();
        deck.write("calls.jsonl", "{\"x\":[[1],[2]]}\n\n{\"x\":[[40]]}\n");
        assertThat(predict(deck, "sum", "--json").out()).contains("\"values\":[2.0,3.0]", "\"values\":[41.0]");
        String output = String.valueOf(((List<?>) added.json().get("outputs")).getFirst())
                .split(" ")[0];
        assertThat(predict(deck, "sum", "--feed", output + "=x", "--json").out())
                .contains("\"values\":[2.0,3.0]", "\"values\":[3.0,4.0]");
        assertThat(predict(deck, "sum", "--record").err()).contains("leave no events");
        deck.write("calls.jsonl", "{\"x\":[[1],[2,3]]}");
        assertThat(predict(deck, "sum").err()).contains("not all of one length");
        deck.write("calls.jsonl", "{\"x\":[[\"many\"]]}");
        assertThat(predict(deck, "sum").err()).contains("'many' is no value");
        deck.write("calls.jsonl", "{\"y\":[[1]]}");
        assertThat(predict(deck, "sum").err()).contains("no input 'y'");
    }

    @Test
    void aScriptWithoutItsPackIsAddedAndSaysWhatIsMissing() throws IOException {
        Deck deck = new Deck(folder);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("m/code/a.py"));
            zip.putNextEntry(new ZipEntry("m/constants.pkl"));
        }
        Files.write(folder.resolve("m.pt"), bytes.toByteArray());
        String none = folder.resolve("none").toString();
        String before = System.setProperty("modeldeck.packs", none);
        try {
            Deck.Result added = deck.inDeck(
                    "model",
                    "add",
                    "m.pt",
                    "--name",
                    "m",
                    "--source-version",
                    "1",
                    "--as",
                    "A",
                    "--input",
                    "x=float[N,2]");
            assertThat(added.out()).contains("reads tensors: x float [N, 2]");
            deck.write("calls.jsonl", "{\"x\":[[1,2]]}");
            assertThat(predict(deck, "m").err())
                    .contains("The pack 'pytorch' is not installed")
                    .contains("./mvnw -Ppack-pytorch package");
            assertThat(deck.run("pack", "list").out()).contains("not installed").contains(none);
            assertThat(deck.run("pack", "install", "pytorch", "--from", ".").err())
                    .contains("holds no pytorch-engine");
            for (String jar : List.of("pytorch-engine-1.jar", "pytorch-jni-1.jar", "pytorch-native-cpu-1.jar")) {
                deck.write(jar, "");
            }
            assertThat(deck.run("pack", "install", "pytorch", "--from", ".").out())
                    .contains("can be called");
            assertThat(deck.run("pack", "list", "--json").out()).contains("\"installed\":true");
        } finally {
            if (before == null) {
                System.clearProperty("modeldeck.packs");
            } else {
                System.setProperty("modeldeck.packs", before);
            }
        }
        assertThat(deck.inDeck(
                                "model",
                                "add",
                                "m.pt",
                                "--name",
                                "n",
                                "--source-version",
                                "1",
                                "--as",
                                "A",
                                "--input",
                                "x")
                        .err())
                .contains("describes no tensor");
    }
}
