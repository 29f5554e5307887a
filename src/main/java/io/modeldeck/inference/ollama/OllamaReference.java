package io.modeldeck.inference.ollama;

import io.modeldeck.domain.Json;
import io.modeldeck.domain.Problem;
import io.modeldeck.inference.RuntimeFailure;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What stands for a file: where the model is, what it is called there, how it is asked, and the name of the key (never the key). Kept as a small JSON document. */
public record OllamaReference(OllamaServer server, String model, OllamaMode mode) {

    byte[] document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("endpoint", server.words());
        document.put("modelName", model);
        document.put("mode", mode.word());
        server.key().ifPresent(variable -> document.put("key", variable));
        return Json.write(document).getBytes(StandardCharsets.UTF_8);
    }

    /** Reads what is kept of a version. */
    public static OllamaReference read(byte[] document, String version) {
        try {
            Map<String, Object> parts = Json.readObject(new String(document, StandardCharsets.UTF_8));
            return new OllamaReference(
                    OllamaServer.parse(String.valueOf(parts.get("endpoint")))
                            .withKey(Optional.ofNullable(parts.get("key")).map(String::valueOf)),
                    String.valueOf(parts.get("modelName")),
                    OllamaMode.of(String.valueOf(parts.get("mode"))));
        } catch (Problem e) {
            throw new RuntimeFailure(
                    "What is kept of " + version + " is no reference to a model of Ollama (" + e.getMessage()
                            + "); add it again.",
                    e);
        }
    }
}
