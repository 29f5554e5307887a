package io.modeldeck.cli.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.cli.Deck;
import io.modeldeck.telemetry.StoredEvent;
import io.modeldeck.testing.FakeOllama;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OllamaCommandsTest {

    @TempDir
    private Path folder;

    private final FakeOllama fake =
            new FakeOllama().with("tiny:latest", "completion").with("vectors:latest", "embedding");
    private Deck deck;

    @BeforeEach
    void makeDeck() {
        deck = new Deck(folder);
    }

    @AfterEach
    void close() {
        fake.close();
    }

    private Deck.Result ok(String... arguments) {
        Deck.Result result = deck.inDeck(arguments);
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result;
    }

    private Deck.Result add(String name, String served, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "model", "add", "--ollama", fake.address(), "--name", name, "--source-version", served, "--as", "A"));
        arguments.addAll(List.of(more));
        return deck.inDeck(arguments.toArray(String[]::new));
    }

    @Test
    void aServersModelIsAddedAskedAndRecorded() {
        assertThat(add("assistant", "tiny").exitCode()).isZero();
        Deck.Result answer = ok(
                "predict", "--model", "assistant", "--text", "why <is> it?", "--option", "temperature=0.5", "--record");
        assertThat(answer.out()).contains("why <is> it?").contains("9 tokens read, 3 written at 60");
        assertThat(fake.lastBody().path("options").path("temperature").asDouble())
                .isEqualTo(0.5);
        assertThat(ok("tokens", "--model", "assistant", "--by", "call").out())
                .contains("1 call, 9 tokens read, 3 written")
                .contains("chat")
                .doesNotContain("why <is> it?");
        StoredEvent event = deck.newestEvent("assistant");
        assertThat(event.prediction().value()).isEqualTo("stop");
        assertThat(event.prediction().features())
                .containsEntry("gen_ai.operation.name", "chat")
                .containsEntry("gen_ai.request.model", "tiny")
                .containsEntry("gen_ai.usage.input_tokens", 9.0)
                .containsEntry("gen_ai.usage.output_tokens", 3.0)
                .containsEntry("gen_ai.request.temperature", 0.5)
                .containsEntry("modeldeck.load_seconds", 0.3)
                .doesNotContainKeys("gen_ai.input.messages", "gen_ai.output.messages");
        assertThat(event.prediction().latencyMicros()).isPositive();
    }

    @Test
    void contentsAreKeptOnlyWhereSomebodyAsks() {
        add("assistant", "tiny", "--mode", "generate");
        ok("predict", "--model", "assistant", "--text", "hello", "--record", "--contents");
        assertThat(String.valueOf(
                        deck.newestEvent("assistant").prediction().features().get("gen_ai.output.messages")))
                .contains("\"content\":\"hello\"");
    }

    @Test
    void aFailedCallLeavesItsError() {
        add("assistant", "tiny");
        fake.replace("/api/chat", 503, "{\"error\":\"server busy\"}");
        assertThat(deck.inDeck("predict", "--model", "assistant", "--text", "hello", "--record")
                        .err())
                .contains("is busy");
        assertThat(deck.newestEvent("assistant").prediction().error()).contains("is busy");
    }

    @Test
    void textsOfAFileAreAskedOneByOne() {
        add("assistant", "tiny");
        deck.write("asked.csv", "prompt\nfirst\nsecond one\n");
        int before = fake.requests().size();
        String[] lost = {
            "predict",
            "--model",
            "assistant",
            "--input",
            "asked.csv",
            "--record",
            "--output",
            "said.csv",
            "--id",
            "nobody"
        };
        assertThat(deck.inDeck(lost).err()).contains("no column 'nobody' for --id");
        assertThat(fake.requests()).as("asked for nothing").hasSize(before);
        Deck.Result answer = ok("predict", "--model", "assistant", "--input", "asked.csv", "--record", "--json");
        assertThat(answer.out()).contains("\"second one\"");
        assertThat(ok("model", "show", "assistant", "--json").out()).contains("text-generation");
        assertThat(deck.newestEvent("assistant").prediction().value()).isEqualTo("stop");
    }

    @Test
    void textsBecomeVectors() {
        assertThat(add("vectors", "vectors").exitCode()).isZero();
        Deck.Result answer = ok("predict", "--model", "vectors", "--text", "drift", "--record", "--json");
        assertThat((List<?>) ((List<?>) answer.json().get("embeddings")).getFirst())
                .hasSize(3);
        assertThat(deck.newestEvent("vectors").prediction().value()).isEqualTo("3 dimensions");
        assertThat(add("other", "vectors", "--mode", "chat").err())
                .contains("cannot be asked by chat; it can do embedding");
    }

    @Test
    void aConversationComesFromAFile() {
        add("assistant", "tiny");
        deck.write("talk.json", "[{\"role\":\"user\",\"content\":\"a\"},{\"role\":\"user\",\"content\":\"b c\"}]");
        assertThat(ok("predict", "--model", "assistant", "--messages", "talk.json", "--stream")
                        .out())
                .startsWith("b c\n");
        deck.write("talk.json", "[{\"content\":\"a\"}]");
        assertThat(deck.inDeck("predict", "--model", "assistant", "--messages", "talk.json")
                        .err())
                .contains("is no conversation");
        assertThat(deck.inDeck("predict", "--model", "assistant").err()).contains("--input FILE, --text TEXT");
    }

    @Test
    void aModelThatTheServerDoesNotHaveIsNotAdded() {
        assertThat(add("assistant", "nope").err()).contains("modeldeck ollama pull nope");
        assertThat(ok("model", "list", "--json").out()).doesNotContain("assistant");
    }

    @Test
    void aServerThatWantsAKeyIsAskedWithTheOneThatTheEnvironmentHolds() throws IOException {
        fake.wantsKey("sk-secret");
        assertThat(add("assistant", "tiny").err()).contains("wants a key (401)").contains("--key OLLAMA_API_KEY");
        deck = new Deck(folder, Map.of("OLLAMA_API_KEY", "sk-secret"));
        assertThat(add("assistant", "tiny", "--key", "OLLAMA_API_KEY").exitCode())
                .isZero();
        assertThat(ok("predict", "--model", "assistant", "--text", "hello").out())
                .contains("hello");
        for (String command : List.of("list", "show tiny", "pull fresh", "running")) {
            List<String> typed = new ArrayList<>(List.of(("ollama " + command).split(" ")));
            typed.addAll(List.of("--endpoint", fake.address(), "--key", "OLLAMA_API_KEY"));
            assertThat(deck.run(typed.toArray(String[]::new)).exitCode())
                    .as(command)
                    .isZero();
        }
        try (Stream<Path> files = Files.walk(deck.workspace().folder())) {
            assertThat(files.filter(Files::isRegularFile))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                            .doesNotContain("sk-secret"));
        }
        deck = new Deck(folder);
        assertThat(deck.inDeck("predict", "--model", "assistant", "--text", "hello")
                        .err())
                .contains("there is none; put it into that variable");
    }

    @Test
    void theSameModelIsAddedOnce() {
        String first = add("assistant", "tiny", "--json").out();
        assertThat(add("assistant", "tiny", "--json").out()).isEqualTo(first);
    }

    @Test
    void theServersCatalogue() {
        String[] at = {"--endpoint", fake.address()};
        assertThat(deck.run("ollama", "list", at[0], at[1]).out()).contains("tiny:latest", "12M", "300.0 MB", "0.33.0");
        assertThat(deck.run("ollama", "show", "tiny", at[0], at[1]).out()).contains("completion");
        assertThat(deck.run("ollama", "running", at[0], at[1]).out()).contains("No model is in memory.");
        Deck.Result pulled = deck.run("ollama", "pull", "fresh", at[0], at[1]);
        assertThat(pulled.out()).contains("'fresh' is there");
        assertThat(pulled.err()).contains("pulling manifest", "100 %").doesNotContain("error");
        assertThat(deck.run("ollama", "list", at[0], at[1], "--json")
                        .json()
                        .get("models")
                        .toString())
                .contains("fresh:latest");
    }
}
