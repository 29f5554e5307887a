package io.modeldeck.cli.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.Deck;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.inference.Graphs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a model of tables is served, and predictions that go into a file. */
class ServedCommandsTest {

    @TempDir
    private Path folder;

    private Deck deck;

    @BeforeEach
    void addModel() throws IOException {
        deck = new Deck(folder);
        Files.write(folder.resolve("sum.onnx"), Graphs.plus(1));
        ok("model", "add", "sum.onnx", "--name", "sum", "--source-version", "1", "--as", "A");
        deck.write("rows.csv", "who,x\n=2+3,1\n\"b, c\",41\n");
    }

    private Deck.Result ok(String... arguments) {
        Deck.Result result = deck.inDeck(arguments);
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result;
    }

    private long events() {
        try (Engine engine = Engine.openReadOnly(deck.workspace(), Clock.fixed(Deck.NOW, ZoneOffset.UTC))) {
            TimeRange all = new TimeRange(Instant.EPOCH, Deck.NOW.plusSeconds(60));
            return engine.events().count(engine.registry().requireModel("sum").id(), OptionalLong.empty(), all);
        }
    }

    @Test
    void predictionsGoIntoAFileBesideTheirRows() {
        Deck.Result said = ok("predict", "--model", "sum", "--input", "rows.csv", "--output", "said.csv", "--json");
        assertThat(said.json()).containsEntry("rows", 2).doesNotContainKey("predictions");
        assertThat(deck.read("said.csv").lines()).containsExactly("row,prediction,confidence,score", "0,2,,", "1,42,,");
        assertThat(deck.inDeck("predict", "--model", "sum", "--input", "rows.csv", "--output", "said.csv", "--record")
                        .err())
                .contains("exists already", "--overwrite");
        assertThat(events()).as("what is refused leaves no event").isZero();
        assertThat(ok(
                                "predict",
                                "--model",
                                "sum",
                                "--input",
                                "rows.csv",
                                "--output",
                                "said.csv",
                                "--id",
                                "who",
                                "--overwrite",
                                "--record")
                        .out())
                .contains("2 predictions by sum v1", "said.csv");
        assertThat(deck.read("said.csv").lines())
                .as("no spreadsheet calculates what a row is called")
                .containsExactly("who,prediction,confidence,score", "'=2+3,2,,", "\"b, c\",42,,");
        assertThat(events()).isEqualTo(2);
    }

    @Test
    void aFileThatCannotBeWrittenIsRefusedBeforeAnythingIsAsked() {
        String[] asked = {"predict", "--model", "sum", "--input", "rows.csv", "--record", "--output"};
        assertThat(refusal(asked, "said.exe")).contains("names no form of a table");
        assertThat(refusal(asked, "none/said.csv")).contains("Cannot write", "folder");
        assertThat(refusal(asked, "said.csv", "--id", "nobody")).contains("no column 'nobody' for --id");
        assertThat(deck.inDeck("predict", "--model", "sum", "--text", "1", "--output", "said.csv")
                        .err())
                .contains("give --input FILE and --output FILE");
        assertThat(deck.inDeck("predict", "--model", "sum", "--input", "rows.csv", "--id", "who")
                        .err())
                .contains("--output FILE");
        assertThat(folder.resolve("said.csv")).doesNotExist();
        assertThat(events()).isZero();
    }

    private String refusal(String[] asked, String... more) {
        String[] all = Arrays.copyOf(asked, asked.length + more.length);
        System.arraycopy(more, 0, all, asked.length, more.length);
        return deck.inDeck(all).err();
    }

    /** What follows the question mark often is a signature, by which whoever reads it may fetch, too. */
    @Test
    void noSecretOfAnAddressIsShown() {
        String address = "https://models.example/sum.onnx";
        ok("fetch", "start", address + "?signature=my-secret", "--name", "far", "--queue-only", "--as", "A");
        String[][] asked = {
            {"fetch", "list"},
            {"fetch", "show", "1"},
            {"fetch", "show", "1", "--json"}
        };
        for (String[] words : asked) {
            assertThat(ok(words).out()).contains(address).doesNotContain("my-secret");
        }
    }

    @Test
    void aModelSaysHowItIsRun() {
        assertThat(ok("model", "show", "sum").out())
                .contains("runtime onnx, in the console's process")
                .containsPattern("runtime ONNX Runtime on the CPU \\(its providers here: .*CPU.*\\), 1 thread a call,"
                        + " optimization all");
        ok("config", "set", "onnx.threads=2", "onnx.optimization=basic", "--model", "sum", "--as", "A");
        ok("model", "process", "--model", "sum", "--isolate", "--as", "A");
        Map<?, ?> version = (Map<?, ?>)
                ((List<?>) ok("model", "show", "sum", "--json").json().get("versions")).getFirst();
        Map<?, ?> runtime = (Map<?, ?>) version.get("runtime");
        assertThat(runtime.get("ownProcess")).isEqualTo(true);
        assertThat(runtime.get("provider")).isEqualTo("CPU");
        assertThat((List<?>) runtime.get("providers")).anyMatch("CPU"::equals);
        assertThat(runtime.get("threads")).isEqualTo(2);
        assertThat(runtime.get("optimization")).isEqualTo("basic");
        ok("model", "add", "--external", "--name", "far", "--source-version", "1", "--as", "A");
        Map<?, ?> far = (Map<?, ?>)
                ((List<?>) ok("model", "show", "far", "--json").json().get("versions")).getFirst();
        assertThat(far.containsKey("runtime")).isTrue();
        assertThat(far.get("runtime")).isNull();
    }
}
