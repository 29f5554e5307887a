package io.modeldeck.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What a server with these models answers by itself. */
final class OllamaAnswers implements FakeOllama.Answering {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, List<String>> models = new ConcurrentHashMap<>();

    /** A model that the server has, and what it can do. */
    void add(String name, List<String> capabilities) {
        models.put(name, capabilities);
    }

    @Override
    public void answer(OllamaRequest request, OllamaWire wire) throws IOException {
        boolean asks = List.of("/api/version", "/api/tags", "/api/ps").contains(request.path());
        boolean tells = List.of("/api/show", "/api/generate", "/api/chat", "/api/embed", "/api/pull")
                .contains(request.path());
        if (!asks && !tells) {
            wire.whole(404, "text/plain", "404 page not found");
        } else if (!request.method().equals(asks ? "GET" : "POST")) {
            wire.whole(405, "text/plain", "405 method not allowed");
        } else if (tells && request.body().isMissingNode()) {
            wire.whole(400, OllamaWire.OBJECT, error("missing request body"));
        } else if (asks) {
            wire.whole(200, OllamaWire.OBJECT, asked(request.path()));
        } else if (request.path().equals("/api/pull")) {
            pull(request, wire);
        } else {
            // "name" is the older word for it, which some clients still say.
            String name = request.body()
                    .path("model")
                    .asText(request.body().path("name").asText());
            String key = models.containsKey(name) ? name : name + ":latest";
            if (!models.containsKey(key)) {
                wire.whole(404, OllamaWire.OBJECT, error("model '" + name + "' not found"));
            } else {
                told(request, wire, name, models.get(key));
            }
        }
    }

    private String asked(String path) {
        return switch (path) {
            case "/api/version" -> "{\"version\":\"0.33.0\"}";
            case "/api/ps" -> "{\"models\":[]}";
            default ->
                "{\"models\":["
                        + String.join(
                                ",",
                                models.keySet().stream()
                                        .sorted()
                                        .map(this::entry)
                                        .toList()) + "]}";
        };
    }

    private String entry(String name) {
        return "{\"name\":\"" + name + "\",\"model\":\"" + name
                + "\",\"modified_at\":\"2026-01-02T11:00:00.12345678+01:00\",\"size\":300000000,\"digest\":\""
                + "a1".repeat(32) + "\",\"details\":" + details() + ",\"capabilities\":[\"completion\"],\"unheard\":1}";
    }

    private static String details() {
        return "{\"parent_model\":\"\",\"format\":\"gguf\",\"family\":\"tiny\",\"families\":null,"
                + "\"parameter_size\":\"12M\",\"quantization_level\":\"Q8_0\",\"context_length\":2048}";
    }

    private void told(OllamaRequest request, OllamaWire wire, String name, List<String> capabilities)
            throws IOException {
        JsonNode temperature = request.body().path("options").path("temperature");
        if (!temperature.isMissingNode() && !temperature.isNumber()) {
            wire.whole(500, OllamaWire.OBJECT, error("option \"temperature\" must be of type float32"));
            return;
        }
        switch (request.path()) {
            case "/api/show" ->
                wire.whole(
                        200,
                        OllamaWire.OBJECT,
                        "{\"license\":\"MIT\",\"parameters\":\"stop   \\\"<end>\\\"\",\"template\":\"{{ .Prompt }}\","
                                + "\"details\":" + details() + ",\"model_info\":{\"general.architecture\":\"tiny\"},"
                                + "\"capabilities\":" + JSON.writeValueAsString(capabilities) + "}");
            case "/api/embed" -> embed(request, wire, name);
            default -> {
                if (!capabilities.contains("completion")) {
                    String verb = request.path().substring("/api/".length());
                    wire.whole(400, OllamaWire.OBJECT, error("\"" + name + "\" does not support " + verb));
                } else {
                    speak(request, wire, name);
                }
            }
        }
    }

    /** Says back what it was asked last, word by word. */
    private void speak(OllamaRequest request, OllamaWire wire, String name) throws IOException {
        boolean chat = request.path().equals("/api/chat");
        JsonNode asked = request.body().path(chat ? "messages" : "prompt");
        if (asked.isContainerNode() ? asked.isEmpty() : asked.asText().isEmpty()) {
            wire.whole(200, OllamaWire.OBJECT, chunk(name, chat, "", "load").toString());
            return;
        }
        String text = chat ? asked.get(asked.size() - 1).path("content").asText() : asked.asText();
        List<String> words = new ArrayList<>(Arrays.asList(text.split("(?<= )")));
        wire.begin(200, OllamaWire.NDJSON);
        for (String word : words) {
            wire.send(chunk(name, chat, word, "") + "\n");
        }
        ObjectNode last = chunk(name, chat, "", "stop");
        last.put("total_duration", 400_000_000L)
                .put("load_duration", 300_000_000L)
                .put("prompt_eval_count", 9)
                .put("prompt_eval_duration", 40_000_000L)
                .put("eval_count", words.size())
                .put("eval_duration", 50_000_000L);
        wire.send(last + "\n");
        wire.end();
    }

    private static ObjectNode chunk(String name, boolean chat, String text, String reason) {
        ObjectNode chunk = JSON.createObjectNode().put("model", name).put("created_at", "2026-01-05T09:15:02.1184Z");
        if (chat) {
            chunk.putObject("message").put("role", "assistant").put("content", text);
        } else {
            chunk.put("response", text);
        }
        chunk.put("done", !reason.isEmpty());
        if (!reason.isEmpty()) {
            chunk.put("done_reason", reason);
        }
        return chunk;
    }

    /** Vectors of length one: the longer the text, the more it points to the first axis. */
    private static void embed(OllamaRequest request, OllamaWire wire, String name) throws IOException {
        List<String> texts = new ArrayList<>();
        request.body().path("input").forEach(text -> texts.add(text.asText()));
        List<double[]> vectors = texts.stream()
                .map(text -> new double[] {text.length(), 1, 0})
                .map(v -> Arrays.stream(v).map(x -> x / Math.hypot(v[0], v[1])).toArray())
                .toList();
        ObjectNode answer = JSON.createObjectNode().put("model", name);
        answer.set("embeddings", JSON.valueToTree(vectors));
        if (!texts.isEmpty()) {
            answer.put("total_duration", 14_000_000L).put("prompt_eval_count", texts.size());
        }
        wire.whole(200, OllamaWire.OBJECT, answer.toString());
    }

    private void pull(OllamaRequest request, OllamaWire wire) throws IOException {
        String name = request.body().path("model").asText();
        wire.begin(200, OllamaWire.NDJSON);
        wire.send("{\"status\":\"pulling manifest\"}\n");
        if (name.startsWith("nope")) {
            wire.send("{\"error\":\"pull model manifest: file does not exist\"}\n");
        } else {
            for (String layer : List.of("aa", "bb")) {
                String head = "{\"status\":\"pulling " + layer.repeat(6) + "\",\"digest\":\"sha256:" + layer.repeat(32)
                        + "\",\"total\":1000";
                wire.send(head + "}\n" + head + ",\"completed\":600}\n" + head + ",\"completed\":1000}\n");
            }
            wire.send("{\"status\":\"verifying sha256 digest\"}\n{\"status\":\"success\"}\n");
            models.put(name + (name.contains(":") ? "" : ":latest"), List.of("completion"));
        }
        wire.end();
    }

    static String error(String text) {
        try {
            return JSON.writeValueAsString(Map.of("error", text));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
