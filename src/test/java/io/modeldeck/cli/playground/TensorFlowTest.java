package io.modeldeck.cli.playground;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.cli.Deck;
import io.modeldeck.testing.SavedModels;
import io.modeldeck.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.proto.DataType;

/** SavedModels at the command line, where the pack is not installed. */
class TensorFlowTest {

    private static final String PACKS = "modeldeck.packs";

    @TempDir
    private Path folder;

    private Deck deck;
    private String before;

    @BeforeEach
    void folder() throws IOException {
        before = System.setProperty(PACKS, folder.resolve("none").toString());
        deck = new Deck(folder);
        for (String version : List.of("1", "2")) {
            SavedModels.write(
                    folder.resolve("echo").resolve(version),
                    new SavedModels("v" + version, "serve")
                            .echo("x", DataType.DT_FLOAT, -1, 2)
                            .graph());
        }
    }

    @AfterEach
    void restore() {
        if (before == null) {
            System.clearProperty(PACKS);
        } else {
            System.setProperty(PACKS, before);
        }
    }

    private Deck.Result add(String path, String name, String... more) {
        List<String> words =
                new ArrayList<>(List.of("model", "add", path, "--name", name, "--source-version", "1", "--as", "A"));
        words.addAll(List.of(more));
        return deck.inDeck(words.toArray(String[]::new));
    }

    @Test
    void aFolderIsAddedWithItsVersionAndSignatureAndACallSaysWhatIsMissing() {
        assertThat(add("echo", "echo").out()).contains("is a candidate and reads tensors: x float [N, 2]");
        assertThat(add(
                                "echo",
                                "first",
                                "--model-version",
                                "1",
                                "--signature",
                                "v1",
                                "--map",
                                "x=a,b",
                                "--classes",
                                "n,y")
                        .out())
                .contains("reads a, b");
        assertThat(add("echo", "first", "--model-version", "3").err()).contains("its versions are 1, 2");
        assertThat(add("echo", "first", "--signature", "v1").err()).contains("no signature 'v1'; choose one of v2");
        assertThat(deck.inDeck("model", "show", "echo").out())
                .contains("tensorflow", "\"format\":\"SavedModel\",\"version\":\"2\",\"signature\":\"v2\"")
                .contains("runtime tensorflow, a pack that is not installed");
        deck.write("calls.jsonl", "{\"x\":[[1,2]]}");
        assertThat(deck.inDeck("predict", "--model", "echo", "--tensors", "calls.jsonl")
                        .err())
                .contains("The pack 'tensorflow' is not installed")
                .contains("./mvnw -Ppack-tensorflow package");
        assertThat(deck.inDeck("model", "process", "--model", "echo", "--trust", "--as", "A")
                        .err())
                .contains("always runs in a process of its own");
    }

    @Test
    void aFolderThatIsNoModelIsRefusedAndNothingIsKept() throws IOException {
        Files.writeString(Files.createDirectory(folder.resolve("checkpoint")).resolve("export.meta"), "m");
        assertThat(add("checkpoint", "bad").err()).contains("holds no model that can be told");
        Files.delete(folder.resolve("echo/2/saved_model.pb"));
        Files.writeString(folder.resolve("echo/2/saved_model.pb"), "no model");
        assertThat(add("echo", "bad").err()).contains("is no SavedModel");
        assertThat(deck.inDeck("model", "list", "--json").out()).doesNotContain("bad");
    }

    @Test
    void thePackIsWholeWithItsNativesOnly() {
        for (String jar : List.of(
                "tensorflow-core-api-1.1.0.jar",
                "tensorflow-core-native-1.1.0.jar",
                "ndarray-1.0.0.jar",
                "javacpp-1.5.11.jar")) {
            deck.write(jar, "");
        }
        assertThat(deck.run("pack", "install", "tensorflow", "--from", ".").err())
                .contains("holds no tensorflow-core-native-….jar for a system");
        deck.write("tensorflow-core-native-1.1.0-linux-x86_64.jar", "");
        assertThat(deck.run("pack", "install", "tensorflow", "--from", ".").out())
                .contains("can be called");
        assertThat(deck.run("pack", "list", "--json").out()).contains("\"pack\":\"tensorflow\",\"installed\":true");
    }

    @Test
    void aLayersModelOfTensorFlowJsNeedsNoPackAndAGraphModelDoes() {
        Path models = SharedData.require("models/tfjs/tfjs_e2e");
        assertThat(add(models.resolve("layers_model/model.json").toString(), "gru")
                        .out())
                .contains("is a candidate and reads tensors: embedding_Embedding2_input float [N, 10]");
        deck.write("calls.jsonl", "{\"embedding_Embedding2_input\":[[86,11,62,40,36,75,82,94,67,75]]}");
        assertThat(deck.inDeck("predict", "--model", "gru", "--tensors", "calls.jsonl")
                        .out())
                .contains("\"shape\":[1,4],\"values\":[-0.00357894");
        assertThat(deck.inDeck("model", "show", "gru").out())
                .contains("\"format\":\"TensorFlow.js layers model\"", "runtime onnx, in the console's process");
        assertThat(add(models.resolve("dense_model").toString(), "dense").out())
                .contains("reads tensors: dense_dense1_input float [N, 1]");
        deck.write("calls.jsonl", "{\"dense_dense1_input\":[[1]]}");
        assertThat(deck.inDeck("predict", "--model", "dense", "--tensors", "calls.jsonl")
                        .err())
                .contains("The pack 'tensorflow' is not installed");
    }
}
