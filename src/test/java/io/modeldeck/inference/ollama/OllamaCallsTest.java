package io.modeldeck.inference.ollama;

import static io.modeldeck.testing.Patience.await;
import static io.modeldeck.testing.Patience.awaitEnd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modeldeck.config.Keychain;
import io.modeldeck.inference.RuntimeFailure;
import io.modeldeck.inference.TextAnswer;
import io.modeldeck.inference.TextFailure;
import io.modeldeck.inference.TextRequest;
import io.modeldeck.testing.FakeOllama;
import io.modeldeck.testing.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OllamaCallsTest {

    private static final TextRequest COLOUR = TextRequest.Prompt.of("Name a colour.");

    private final FakeOllama fake =
            new FakeOllama().with("tiny:latest", "completion", "tools").with("vectors:latest", "embedding");
    private final List<String> pieces = new ArrayList<>();

    @AfterEach
    void close() {
        fake.close();
    }

    private OllamaCalls calls(String model) {
        return calls(model, Duration.ofSeconds(30));
    }

    private OllamaCalls calls(String model, Duration limit) {
        OllamaServer server = OllamaServer.parse(fake.address());
        OllamaKey none = new OllamaKey(server, new Keychain(Map.of()));
        return new OllamaCalls(new OllamaHttp(server, none, limit), model);
    }

    private static TextRequest.Chat chat(String text) {
        return new TextRequest.Chat(List.of(new TextRequest.Message("user", text)), Map.of());
    }

    @Test
    void textComesPieceByPieceWithItsFigures() {
        TextRequest asked = new TextRequest.Prompt(
                "one two three", Optional.of("Be brief."), Map.of("seed", 7, "keep_alive", "1m"));
        TextAnswer answer = calls("tiny").answer(asked, pieces::add);
        assertThat(pieces).containsExactly("one ", "two ", "three");
        assertThat(answer.text()).isEqualTo("one two three");
        assertThat(answer.finish()).isEqualTo("stop");
        assertThat(answer.usage().inputTokens()).isEqualTo(9);
        assertThat(answer.usage().load()).isEqualTo(Duration.ofMillis(300));
        assertThat(answer.usage().tokensPerSecond()).isEqualTo(60, within(1e-9));
        assertThat(answer.usage().firstPiece()).isPresent();
        JsonNode sent = fake.lastBody();
        assertThat(sent.path("system").asText()).isEqualTo("Be brief.");
        assertThat(sent.path("options").path("seed").asInt()).isEqualTo(7);
        assertThat(sent.path("keep_alive").asText()).isEqualTo("1m");
        assertThat(sent.path("options").has("keep_alive")).isFalse();
    }

    @Test
    void aConversationIsContinued() {
        assertThat(calls("tiny").answer(chat("2 + 2?"), pieces::add).text()).isEqualTo("2 + 2?");
        assertThat(fake.requests().getLast().path()).isEqualTo("/api/chat");
    }

    @Test
    void metricsThatAreLeftOutAreZero() {
        fake.stream("/api/chat", "{\"message\":{\"content\":\"4\"},\"done\":false}", "{\"done\":true}");
        TextAnswer answer = calls("tiny").answer(chat("2 + 2?"), pieces::add);
        assertThat(answer.text()).isEqualTo("4");
        assertThat(answer.finish()).isEmpty();
        assertThat(answer.model()).isEqualTo("tiny");
        assertThat(answer.usage().inputTokens()).isZero();
        assertThat(answer.usage().tokensPerSecond()).isNaN();
    }

    @Test
    void thinkingAndToolCallsAreKeptApartAndAChunkMayHoldBoth() {
        fake.stream(
                "/api/chat",
                "{\"message\":{\"role\":\"assistant\",\"content\":\"\",\"thinking\":\"two and \"},\"done\":false}",
                "{\"message\":{\"content\":\"4\",\"thinking\":\"two\"},\"done\":false,\"unheard\":{}}",
                "{\"message\":{\"content\":\"\",\"tool_calls\":[{\"function\":{\"name\":\"drift\",\"arguments\":"
                        + "{\"model\":\"iris\"}}}]},\"done\":false}",
                "{\"done_reason\":\"stop\",\"message\":{\"content\":\"\"},\"done\":true}");
        TextAnswer answer = calls("tiny").answer(chat("2 + 2?"), pieces::add);
        assertThat(answer.thinking()).isEqualTo("two and two");
        assertThat(answer.text()).isEqualTo("4");
        assertThat(answer.toolCalls())
                .containsExactly(Map.of("function", Map.of("name", "drift", "arguments", Map.of("model", "iris"))));
    }

    @Test
    void linesMayBeCutAnywhere() {
        byte[] all = ("{\"response\":\"blåbær \",\"done\":false}\n\n{\"response\":\"és 김\",\"done\":false}\n"
                        + "{\"response\":\"\",\"done\":true,\"done_reason\":\"length\"}")
                .getBytes(StandardCharsets.UTF_8);
        fake.replace("/api/generate", (request, wire) -> {
            wire.begin(200, "application/x-ndjson");
            for (byte each : all) {
                wire.send(new byte[] {each});
            }
            wire.end();
        });
        TextAnswer answer = calls("tiny").answer(COLOUR, pieces::add);
        assertThat(answer.text()).isEqualTo("blåbær és 김");
        assertThat(answer.finish()).isEqualTo("length");
    }

    @Test
    void anErrorInTheMiddleOfAnAnswerIsNoSuccess() {
        fake.stream(
                "/api/generate",
                "{\"response\":\"Te\",\"done\":false}",
                "{\"error\":\"an error was encountered while running the model\"}");
        TextFailure failure =
                catchThrowableOfType(TextFailure.class, () -> calls("tiny").answer(COLOUR, pieces::add));
        assertThat(failure).hasMessageContaining("an error was encountered").hasMessageContaining(fake.address());
        assertThat(failure.partial()).isEqualTo("Te");
    }

    @Test
    void aConnectionThatIsCutIsNoSuccess() {
        fake.stream("/api/generate", "{\"response\":\"half\",\"done\":false}");
        assertThat(catchThrowableOfType(TextFailure.class, () -> calls("tiny").answer(COLOUR, pieces::add))
                        .partial())
                .isEqualTo("half");
        fake.replace("/api/generate", (request, wire) -> {
            wire.begin(200, "application/x-ndjson");
            wire.send("{\"response\":\"ha");
        });
        assertThatThrownBy(() -> calls("tiny").answer(COLOUR, pieces::add))
                .isInstanceOf(RuntimeFailure.class)
                .hasMessageContaining("broke");
    }

    @Test
    void refusalsSayWhatToDo() {
        assertThatThrownBy(() -> calls("nope").answer(COLOUR, pieces::add))
                .hasMessageContaining("has no model 'nope'")
                .hasMessageContaining("modeldeck ollama pull nope");
        assertThatThrownBy(() -> calls("tiny")
                        .answer(
                                new TextRequest.Prompt("x", Optional.empty(), Map.of("temperature", "hot")),
                                pieces::add))
                .hasMessageContaining("option \"temperature\" must be of type float32")
                .hasMessageContaining("--option");
        assertThatThrownBy(() -> calls("vectors").answer(chat("hi"), pieces::add))
                .hasMessageContaining("does not support chat");
        fake.replace(
                "/api/chat", 503, "{\"error\":\"server busy, please try again.  maximum pending requests exceeded\"}");
        assertThatThrownBy(() -> calls("tiny").answer(chat("hi"), pieces::add))
                .hasMessageContaining("is busy (server busy, please try again.");
        fake.replace("/api/chat", (request, wire) -> wire.whole(404, "text/plain", "404 page not found"));
        assertThatThrownBy(() -> calls("tiny").answer(chat("hi"), pieces::add))
                .hasMessageContaining("is no Ollama server that knows this call");
        fake.replace("/api/chat", 302, "");
        assertThatThrownBy(() -> calls("tiny").answer(chat("hi"), pieces::add)).hasMessageContaining("302");
        fake.replace("/api/chat", (request, wire) -> wire.whole(200, "text/html", "<html>hello</html>"));
        assertThatThrownBy(() -> calls("tiny").answer(chat("hi"), pieces::add))
                .hasMessageContaining("not as an Ollama server does");
    }

    @Test
    void nobodyListens() {
        fake.leave();
        assertThatThrownBy(() -> calls("tiny").answer(COLOUR, pieces::add))
                .isInstanceOf(RuntimeFailure.class)
                .hasMessageContaining("No Ollama server answers at " + fake.address())
                .hasMessageContaining("ollama serve");
    }

    @Test
    void aSilentServerIsGivenUp() throws InterruptedException {
        fake.replace("/api/generate", (request, wire) -> {
            wire.begin(200, "application/x-ndjson");
            wire.send("{\"response\":\"Te\",\"done\":false}\n");
            wire.awaitHangUp();
        });
        assertThatThrownBy(() -> calls("tiny", Duration.ofMillis(300)).answer(COLOUR, pieces::add))
                .hasMessageContaining("was given up");
        await(fake.hungUp());
        fake.replace("/api/generate", (request, wire) -> wire.awaitHangUp());
        assertThatThrownBy(() -> calls("tiny", Duration.ofMillis(300)).answer(COLOUR, pieces::add))
                .hasMessageContaining("was given up");
    }

    @Test
    void anInterruptedCallHangsUpSoThatTheServerStops() throws InterruptedException {
        fake.replace("/api/generate", (request, wire) -> {
            wire.begin(200, "application/x-ndjson");
            wire.send("{\"response\":\"Te\",\"done\":false}\n");
            wire.awaitHangUp();
        });
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        List<String> heard = new java.util.concurrent.CopyOnWriteArrayList<>();
        Thread caller = Thread.ofPlatform().start(() -> {
            try {
                calls("tiny").answer(COLOUR, heard::add);
            } catch (RuntimeFailure e) {
                thrown.set(e);
            }
        });
        await().until(() -> heard.contains("Te"));
        caller.interrupt();
        awaitEnd(caller);
        assertThat(thrown.get()).hasMessageContaining("was cancelled");
        await(fake.hungUp());
    }

    @Test
    void textsBecomeVectors() {
        TextAnswer answer =
                calls("vectors").answer(TextRequest.Embedding.of(List.of("drift", "no drift")), pieces::add);
        assertThat(answer.embeddings()).hasSize(2);
        float[] vector = answer.embeddings().getFirst();
        assertThat(Math.sqrt(vector[0] * vector[0] + vector[1] * vector[1])).isEqualTo(1, within(1e-6));
        assertThat(answer.usage().inputTokens()).isEqualTo(2);
        fake.replace("/api/embed", 200, "{\"model\":\"vectors\",\"embeddings\":[]}");
        assertThatThrownBy(() -> calls("vectors").answer(TextRequest.Embedding.of(List.of("a")), pieces::add))
                .hasMessageContaining("0 vectors for 1 texts");
    }

    /** The recorded exchanges beside the shared data, each played by the fake server. */
    @Test
    void everyRecordedExchange() throws IOException {
        Path file = SharedData.require("../design/ollama-exchanges.json");
        int played = 0;
        for (JsonNode exchange : new ObjectMapper().readTree(file.toFile()).get("exchanges")) {
            JsonNode body = exchange.path("request").path("body");
            JsonNode response = exchange.get("response");
            String path = exchange.path("request").path("path").asText();
            Optional<TextRequest> request = request(path, body);
            if (request.isEmpty()) {
                continue;
            }
            fake.replace(path, (asked, wire) -> {
                if (response.has("lines")) {
                    wire.begin(200, response.get("content_type").asText());
                    for (JsonNode line : response.get("lines")) {
                        wire.send(line + "\n");
                    }
                    if (!response.has("then")) {
                        wire.end();
                    }
                } else {
                    wire.whole(
                            response.get("status").asInt(),
                            response.get("content_type").asText(),
                            response.get("body").toString());
                }
            });
            compare(exchange, request.get());
            played++;
        }
        assertThat(played).isEqualTo(10);
    }

    private void compare(JsonNode exchange, TextRequest request) {
        String id = exchange.get("id").asText();
        JsonNode should = exchange.path("client_should");
        OllamaCalls calls =
                calls(exchange.path("request").path("body").path("model").asText());
        if (exchange.get("response").get("status").asInt() != 200
                || should.path("outcome").asText().equals("failure")) {
            assertThatThrownBy(() -> calls.answer(request, pieces::add)).as(id).isInstanceOf(RuntimeFailure.class);
            return;
        }
        TextAnswer answer = calls.answer(request, pieces::add);
        if (should.has("text")) {
            assertThat(answer.text()).as(id).isEqualTo(should.get("text").asText());
        }
        if (should.has("tokens_per_second")) {
            assertThat(answer.usage().tokensPerSecond())
                    .as(id)
                    .isEqualTo(should.get("tokens_per_second").asDouble(), within(1e-4));
            assertThat(answer.usage().load().toNanos() / 1e6)
                    .isEqualTo(should.get("load_ms").asDouble(), within(1e-9));
        }
        if (should.has("cosine_0_1")) {
            float[] a = answer.embeddings().get(0);
            float[] b = answer.embeddings().get(1);
            double cosine = 0;
            for (int i = 0; i < a.length; i++) {
                cosine += (double) a[i] * b[i];
            }
            assertThat(cosine).as(id).isEqualTo(should.get("cosine_0_1").asDouble(), within(1e-6));
        }
    }

    /** Only exchanges that are a call with an answer in words or vectors; loading, unloading and broken requests are others. */
    private static Optional<TextRequest> request(String path, JsonNode body) {
        if (path.equals("/api/generate")
                && body.has("prompt")
                && body.path("stream").asBoolean(true)) {
            return Optional.of(TextRequest.Prompt.of(body.get("prompt").asText()));
        }
        if (path.equals("/api/chat")) {
            return Optional.of(chat(body.get("messages").get(0).get("content").asText()));
        }
        if (path.equals("/api/embed") && body.get("input").isArray()) {
            List<String> texts = new ArrayList<>();
            body.get("input").forEach(text -> texts.add(text.asText()));
            return Optional.of(TextRequest.Embedding.of(texts));
        }
        return Optional.empty();
    }
}
