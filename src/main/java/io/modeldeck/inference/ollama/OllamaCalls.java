package io.modeldeck.inference.ollama;

import io.modeldeck.inference.RuntimeFailure;
import io.modeldeck.inference.TextAnswer;
import io.modeldeck.inference.TextFailure;
import io.modeldeck.inference.TextRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Generating, chatting and embedding with one model of a server. */
final class OllamaCalls {

    private final OllamaHttp http;
    private final String model;

    OllamaCalls(OllamaHttp http, String model) {
        this.http = http;
        this.model = model;
    }

    TextAnswer answer(TextRequest request, Consumer<String> pieces) {
        return switch (request) {
            case TextRequest.Prompt prompt -> generate(prompt, pieces);
            case TextRequest.Chat chat -> chat(chat, pieces);
            case TextRequest.Embedding embedding -> embed(embedding);
        };
    }

    /** Has the server bring the model into memory. */
    void load(OllamaMode mode) {
        Map<String, Object> body = body(Map.of());
        if (mode == OllamaMode.EMBEDDINGS) {
            body.put("input", List.of());
        }
        if (mode == OllamaMode.CHAT) {
            body.put("messages", List.of());
        }
        body.put("stream", false);
        http.post(mode.path(), model, body);
    }

    private TextAnswer generate(TextRequest.Prompt prompt, Consumer<String> pieces) {
        Map<String, Object> body = body(prompt.options());
        body.put("prompt", prompt.text());
        prompt.system().ifPresent(system -> body.put("system", system));
        return streamed(OllamaMode.GENERATE, body, pieces);
    }

    private TextAnswer chat(TextRequest.Chat chat, Consumer<String> pieces) {
        Map<String, Object> body = body(chat.options());
        body.put(
                "messages",
                chat.messages().stream()
                        .map(m -> Map.of("role", m.role(), "content", m.content()))
                        .toList());
        return streamed(OllamaMode.CHAT, body, pieces);
    }

    private TextAnswer streamed(OllamaMode mode, Map<String, Object> body, Consumer<String> pieces) {
        // An empty question would only load the model, and be answered by nothing.
        Streamed answer = new Streamed(pieces);
        body.put("stream", true);
        boolean ended;
        try {
            ended = http.stream(mode.path(), model, body, answer::take);
        } catch (RuntimeFailure e) {
            throw answer.text.isEmpty() ? e : new TextFailure(e.getMessage(), answer.text.toString(), e);
        }
        if (!ended) {
            throw new TextFailure(
                    "The answer of '" + model + "' broke off: Ollama at "
                            + http.server().words()
                            + " ended the connection before the answer was complete; its own log says more.",
                    answer.text.toString(),
                    null);
        }
        return answer.whole();
    }

    private TextAnswer embed(TextRequest.Embedding embedding) {
        Map<String, Object> body = body(embedding.options());
        body.put("input", embedding.texts());
        Map<String, Object> answer = http.post(OllamaMode.EMBEDDINGS.path(), model, body);
        List<float[]> vectors = new ArrayList<>();
        for (Object vector : list(answer.get("embeddings"))) {
            List<?> numbers = list(vector);
            float[] values = new float[numbers.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = numbers.get(i) instanceof Number n ? n.floatValue() : Float.NaN;
            }
            vectors.add(values);
        }
        if (vectors.size() != embedding.texts().size()) {
            throw new RuntimeFailure("'" + model + "' gave " + vectors.size() + " vectors for "
                    + embedding.texts().size() + " texts; Ollama's own log says more.");
        }
        return new TextAnswer(
                text(answer.get("model"), model), "", "", List.of(), vectors, "", usage(answer, Optional.empty()));
    }

    private Map<String, Object> body(Map<String, Object> options) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("model", model);
        Map<String, Object> runtime = new LinkedHashMap<>(options);
        for (String own : List.of("keep_alive", "format", "think", "truncate", "dimensions", "raw")) {
            if (runtime.containsKey(own)) {
                body.put(own, runtime.remove(own));
            }
        }
        if (!runtime.isEmpty()) {
            body.put("options", runtime);
        }
        return body;
    }

    /** What has come of one answer. */
    private final class Streamed {
        private final Consumer<String> pieces;
        private final long start = System.nanoTime();
        private final StringBuilder text = new StringBuilder();
        private final StringBuilder thinking = new StringBuilder();
        private final List<Map<String, Object>> toolCalls = new ArrayList<>();
        private Optional<Duration> first = Optional.empty();
        private Map<String, Object> last = Map.of();

        Streamed(Consumer<String> pieces) {
            this.pieces = pieces;
        }

        boolean take(Map<String, Object> chunk) {
            Map<String, Object> said = chunk.get("message") instanceof Map<?, ?> ? map(chunk.get("message")) : chunk;
            // One chunk may hold both.
            thinking.append(text(said.get("thinking"), ""));
            String piece = text(said.get("content"), text(said.get("response"), ""));
            list(said.get("tool_calls")).forEach(call -> toolCalls.add(map(call)));
            if (first.isEmpty() && (!piece.isEmpty() || !thinking.isEmpty() || !toolCalls.isEmpty())) {
                first = Optional.of(Duration.ofNanos(System.nanoTime() - start));
            }
            if (!piece.isEmpty()) {
                text.append(piece);
                pieces.accept(piece);
            }
            last = chunk;
            return Boolean.TRUE.equals(chunk.get("done"));
        }

        TextAnswer whole() {
            return new TextAnswer(
                    text(last.get("model"), model),
                    text.toString(),
                    thinking.toString(),
                    toolCalls,
                    List.of(),
                    text(last.get("done_reason"), ""),
                    usage(last, first));
        }
    }

    /** Times are nanoseconds; what is zero is left out by the server. */
    private static TextAnswer.Usage usage(Map<String, Object> answer, Optional<Duration> first) {
        return new TextAnswer.Usage(
                whole(answer, "prompt_eval_count"),
                whole(answer, "eval_count"),
                Duration.ofNanos(whole(answer, "total_duration")),
                Duration.ofNanos(whole(answer, "load_duration")),
                Duration.ofNanos(whole(answer, "prompt_eval_duration")),
                Duration.ofNanos(whole(answer, "eval_duration")),
                first);
    }

    private static long whole(Map<String, Object> answer, String name) {
        return answer.get(name) instanceof Number number ? Math.max(0, number.longValue()) : 0;
    }

    private static String text(Object value, String otherwise) {
        return value instanceof String text ? text : otherwise;
    }

    private static List<?> list(Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    private static Map<String, Object> map(Object value) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> object) {
            object.forEach((name, v) -> map.put(String.valueOf(name), v));
        }
        return map;
    }
}
